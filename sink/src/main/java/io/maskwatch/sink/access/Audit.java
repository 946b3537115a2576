package io.maskwatch.sink.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.maskwatch.runtime.Redaction;
import io.maskwatch.sink.history.AuditEntry;
import io.maskwatch.sink.history.AuditTrail;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Writes down who did what, before it is done: call {@link #record} first and do the thing when it returns. Thread-safe.
 * Throws {@link io.maskwatch.sink.history.HistoryException} if it cannot be written down; then the thing must not be done.
 */
public final class Audit {
    private static final Duration VIEW = Duration.ofMinutes(1);
    private static final int VIEWS = 10_000;
    private static final int LONGEST_DETAIL = 2_000;

    private record View(String caller, String remoteAddress, String cameraId) {}

    private final AuditTrail trail;
    private final InstantSource clock;
    private final Cache<View, Instant> views =
            Caffeine.newBuilder().maximumSize(VIEWS).executor(Runnable::run).build();

    public Audit(AuditTrail trail, InstantSource clock) {
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Writes down what is about to be done.
     *
     * @param subject what it is done to: a camera id, {@code area:ID}, an alert id, a user
     * @param detail what changes, in words, without secrets (what looks like one is struck out all the same); may be empty
     */
    public void record(Caller caller, AuditAction action, String subject, String detail) {
        trail.add(entry(caller, action, subject, detail, clock.instant()));
    }

    /**
     * Writes down that somebody is about to be shown faces; to be called for each picture. Of one caller's look at one
     * camera the first picture is written down, then one a minute.
     */
    public void unblurred(Caller caller, String cameraId) {
        Instant now = clock.instant();
        View view = new View(caller.name(), caller.remoteAddress(), cameraId);
        views.asMap().compute(view, (key, last) -> {
            if (last != null && now.isBefore(last.plus(VIEW))) {
                return last;
            }
            trail.add(entry(caller, AuditAction.PICTURE_UNBLURRED, cameraId, "", now));
            return now;
        });
    }

    private static AuditEntry entry(Caller caller, AuditAction action, String subject, String detail, Instant at) {
        return new AuditEntry(
                0,
                at,
                caller.name(),
                caller.role().name(),
                action.code(),
                subject,
                shortened(Redaction.redact(detail)),
                caller.remoteAddress());
    }

    private static String shortened(String detail) {
        return detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL) + "…";
    }
}
