package io.maskwatch.app.demo;

import io.maskwatch.simulator.figure.MaskState;
import io.maskwatch.simulator.scene.SceneTruth;
import io.maskwatch.simulator.scene.TruePerson;
import io.maskwatch.simulator.scene.TrueSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Works out from a scene's truth what the demonstration's rules call for, without a tracker or a model: a person's spells
 * without a mask, and the truth's own rate in the same windows. Margins keep apart what must be found and what may be.
 * Stateless.
 */
public final class TruthOracle {
    /** Turns of the head that do not end a spell. */
    private static final Duration BRIDGE = Duration.ofSeconds(4);
    /** A spell this much longer than the dwell must be found: verdicts take some looks. */
    private static final Duration DECISION = Duration.ofSeconds(3);

    private static final Duration STEP = Duration.ofMillis(500);
    private static final double RATE_MARGIN = 0.1;

    private TruthOracle() {}

    /**
     * What a run should find before the camera.
     *
     * @param startedAt wall clock at the scene's beginning
     * @param length how long the scene was watched
     */
    public static Expectation expect(String cameraId, SceneTruth truth, Instant startedAt, Duration length) {
        Duration found = DemoRules.DWELL.plus(DECISION);
        int unmasked = truth.people().stream()
                .mapToInt(person -> spells(person, found))
                .sum();
        int sure = lowPhases(truth, startedAt, length, -RATE_MARGIN, DemoRules.MINIMUM_SAMPLE, found);
        int possible = lowPhases(
                truth, startedAt, length, RATE_MARGIN, DemoRules.MINIMUM_SAMPLE - 1, DemoRules.DWELL.minus(DECISION));
        return new Expectation(cameraId, truth.people().size(), unmasked, Math.min(1, sure), Math.max(sure, possible));
    }

    /** Spells of one person without a mask that last at least that long. */
    private static int spells(TruePerson person, Duration atLeast) {
        int count = 0;
        @Nullable Duration begin = null;
        Duration end = Duration.ZERO;
        for (TrueSpan span : person.spans()) {
            if (span.state() != MaskState.UNMASKED) {
                count += lasted(begin, end, atLeast);
                begin = null;
            } else if (begin == null || span.from().minus(end).compareTo(BRIDGE) > 0) {
                count += lasted(begin, end, atLeast);
                begin = span.from();
            }
            end = span.to();
        }
        return count + lasted(begin, end, atLeast);
    }

    private static int lasted(@Nullable Duration begin, Duration end, Duration atLeast) {
        return begin != null && end.minus(begin).compareTo(atLeast) >= 0 ? 1 : 0;
    }

    /** Phases in which the truth's rate stays below the threshold plus {@code margin} for at least that long. */
    private static int lowPhases(
            SceneTruth truth, Instant startedAt, Duration length, double margin, int sample, Duration atLeast) {
        int phases = 0;
        @Nullable Duration since = null;
        Duration judged = Duration.ZERO;
        boolean counted = false;
        for (Duration at = Duration.ZERO; at.compareTo(length) < 0; at = at.plus(STEP)) {
            Optional<Double> rate = rate(truth, startedAt, at, sample);
            boolean unjudged = rate.isEmpty() && at.minus(judged).compareTo(DemoRules.WINDOW) < 0;
            if (unjudged) {
                continue;
            }
            boolean low = rate.isPresent() && rate.get() < DemoRules.OPEN_AT + margin;
            judged = rate.isPresent() ? at : judged;
            since = low ? (since == null ? at : since) : null;
            counted &= low;
            if (since != null && !counted && at.minus(since).compareTo(atLeast) >= 0) {
                phases++;
                counted = true;
            }
        }
        return phases;
    }

    /** The truth's rate in the window so far, or empty where too few could be judged, or nobody can be at that time. */
    private static Optional<Double> rate(SceneTruth truth, Instant startedAt, Duration at, int sample) {
        if (truth.peopleBetween(at.minus(STEP), at).isEmpty()) {
            return Optional.empty();
        }
        long windowMs = DemoRules.WINDOW.toMillis();
        long now = startedAt.plus(at).toEpochMilli();
        Duration windowStart = at.minusMillis(Math.floorMod(now, windowMs));
        List<MaskState> states = truth.peopleBetween(windowStart, at).stream()
                .map(person -> lastState(person, at))
                .flatMap(Optional::stream)
                .toList();
        if (states.size() < sample) {
            return Optional.empty();
        }
        long masked = states.stream().filter(state -> state == MaskState.MASKED).count();
        return Optional.of((double) masked / states.size());
    }

    private static Optional<MaskState> lastState(TruePerson person, Duration at) {
        return person.spans().stream()
                .filter(span -> span.from().compareTo(at) < 0)
                .reduce((earlier, later) -> later)
                .map(TrueSpan::state);
    }
}
