package io.maskwatch.sink.api;

import io.maskwatch.schemas.ComplianceRate;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.PersonCounts;
import io.maskwatch.schemas.WindowKind;
import io.maskwatch.sink.window.WilsonInterval;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The site as its cameras' windows of late show it: persons summed, whoever stands before two cameras twice. Of each camera
 * the newest window counts of which half has passed: one that has just begun says little; nor does one that goes on and
 * has seen nothing yet, since its frames may only be late. For one thread.
 */
public final class SiteNow {
    private static final int DEFAULT_SAMPLE = 5;

    private final Instant now;
    private final Map<String, ComplianceWindow> newest = new HashMap<>();

    /** Nothing yet, as seen at that time. */
    public SiteNow(Instant now) {
        this.now = now;
    }

    /** Takes a window of a camera. */
    public void add(ComplianceWindow window) {
        if (2 * passed(window) >= length(window) && !isWaiting(window)) {
            newest.merge(
                    window.getSubject(),
                    window,
                    (one, other) -> other.getStartAt().isAfter(one.getStartAt()) ? other : one);
        }
    }

    /** Persons present, over all cameras. */
    public PersonCounts present() {
        return sum(newest.values().stream().map(ComplianceWindow::getPresent).toList());
    }

    /** Share of those who wear the mask properly; null where nobody was judged. */
    public @Nullable ComplianceRate rate() {
        PersonCounts present = present();
        return WilsonInterval.sample(present) == 0 ? null : WilsonInterval.of(present, DEFAULT_SAMPLE);
    }

    /** Mean coverage of what has passed of these windows, 0 to 1; null where there are none. */
    public @Nullable Double coverage() {
        return newest.isEmpty()
                ? null
                : (Double) newest.values().stream()
                        .mapToDouble(this::coverage)
                        .average()
                        .orElse(0);
    }

    /** Start of the newest of these windows; null where there are none. */
    public @Nullable Instant at() {
        return newest.values().stream()
                .map(ComplianceWindow::getStartAt)
                .max(Instant::compareTo)
                .orElse(null);
    }

    private static boolean isWaiting(ComplianceWindow window) {
        return window.getKind() == WindowKind.PROVISIONAL && window.getCoverage() == 0;
    }

    private double coverage(ComplianceWindow window) {
        return Math.min(1, window.getCoverage() * length(window) / passed(window));
    }

    private long passed(ComplianceWindow window) {
        long since = Duration.between(window.getStartAt(), now).toMillis();
        return Math.min(Math.max(1, since), length(window));
    }

    private static long length(ComplianceWindow window) {
        return Duration.between(window.getStartAt(), window.getEndAt()).toMillis();
    }

    static PersonCounts sum(Collection<PersonCounts> all) {
        return new PersonCounts(
                all.stream().mapToInt(PersonCounts::getMasked).sum(),
                all.stream().mapToInt(PersonCounts::getUnmasked).sum(),
                all.stream().mapToInt(PersonCounts::getIncorrect).sum(),
                all.stream().mapToInt(PersonCounts::getUnknown).sum());
    }
}
