package io.maskwatch.app.replay;

import io.maskwatch.schemas.BoundingBox;
import io.maskwatch.schemas.MaskVerdict;
import io.maskwatch.schemas.Verdict;
import io.maskwatch.schemas.VerdictEvent;
import io.maskwatch.sink.state.Evidence;
import io.maskwatch.sink.state.Motion;
import io.maskwatch.sink.state.Track;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One person before one camera, as far as the verdicts say. Between the first and the last time that a verdict names, the
 * person counts as seen without a break. Times are in the camera's time. Immutable.
 */
final class PersonTrail {
    private final List<Verdict> steps;
    private final long leftMs;

    private PersonTrail(List<Verdict> steps, long leftMs) {
        this.steps = steps;
        this.leftMs = leftMs;
    }

    /** The trail that one track's verdicts make, at least one; a person of whom no leaving is told is still there. */
    static PersonTrail of(List<Verdict> verdicts) {
        List<Verdict> sorted = new ArrayList<>(verdicts);
        sorted.sort(Comparator.comparing(Verdict::getAt).thenComparing(Verdict::getEvent));
        if (sorted.get(0).getEvent() != VerdictEvent.DECIDED) {
            sorted.add(0, before(sorted.get(0)));
        }
        Verdict last = sorted.get(sorted.size() - 1);
        boolean left = last.getEvent() == VerdictEvent.LEFT;
        return new PersonTrail(sorted, left ? last.getAt().toEpochMilli() : Long.MAX_VALUE);
    }

    /** What was held before the first verdict that is kept. */
    private static Verdict before(Verdict first) {
        return Verdict.newBuilder(first)
                .setEvent(VerdictEvent.DECIDED)
                .setVerdict(first.getPrevious())
                .setAt(first.getFirstSeenAt())
                .build();
    }

    /** From when there is something to say. */
    long fromMs() {
        return steps.get(0).getAt().toEpochMilli();
    }

    /** Last time that the person was seen; unbounded while nobody said that the person left. */
    long lastSeenMs() {
        return leftMs == Long.MAX_VALUE
                ? leftMs
                : steps.get(steps.size() - 1).getLastSeenAt().toEpochMilli();
    }

    /** What was held of the person at that time; UNKNOWN before the first verdict. */
    MaskVerdict held(long atMs) {
        Verdict step = step(atMs);
        return step == null ? MaskVerdict.UNKNOWN : step.getVerdict();
    }

    /** The person as the sink's rules see one; empty before the first verdict and after the leaving. */
    Optional<Track> track(long atMs) {
        Verdict step = step(atMs);
        if (step == null || atMs >= leftMs) {
            return Optional.empty();
        }
        BoundingBox box = step.getBox();
        return Optional.of(Track.newBuilder()
                .setNumber(Long.parseLong(step.getTrackId(), Character.MAX_RADIX))
                .setConfirmed(true)
                .setFirstSeenAt(step.getFirstSeenAt().toEpochMilli())
                .setLastSeenAt(Math.min(atMs, lastSeenMs()))
                .setMotion(new Motion(0f, 0f, 0f, 0f, 0f, 0f, 0f, 0f, 0f))
                .setLeft(box.getLeft())
                .setTop(box.getTop())
                .setWidth(box.getWidth())
                .setHeight(box.getHeight())
                .setSession(step.getSession())
                .setSequence(step.getSequence())
                .setEvidence(Evidence.newBuilder().build())
                .setVerdict(step.getVerdict().name())
                .setVerdictAt(step.getAt().toEpochMilli())
                .build());
    }

    private @Nullable Verdict step(long atMs) {
        Verdict latest = null;
        for (Verdict step : steps) {
            if (step.getAt().toEpochMilli() <= atMs) {
                latest = step;
            }
        }
        return latest;
    }
}
