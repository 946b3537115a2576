package io.maskwatch.bench.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was measured so far. Not thread-safe. */
final class FaultsFigures {
    private final List<FaultResult> single = new ArrayList<>();
    private @Nullable WaveResult wave;
    private @Nullable ReconnectsResult reconnects;

    /** Faults of one camera at a time; to be added to. */
    List<FaultResult> single() {
        return single;
    }

    /** Takes what an outage of all cameras led to. */
    Optional<WaveResult> wave(WaveResult result) {
        wave = result;
        return wave();
    }

    Optional<WaveResult> wave() {
        return Optional.ofNullable(wave);
    }

    /** Takes what many reconnects left behind. */
    Optional<ReconnectsResult> reconnects(ReconnectsResult result) {
        reconnects = result;
        return reconnects();
    }

    Optional<ReconnectsResult> reconnects() {
        return Optional.ofNullable(reconnects);
    }

    /** What should not have been, a sentence each; none if something was measured, and nothing of it missed a goal. */
    List<String> failures() {
        List<String> failures = new ArrayList<>();
        if (single.isEmpty() && wave == null && reconnects == null) {
            failures.add("nothing was measured: all that was asked for had to be skipped");
        }
        single.stream()
                .filter(result -> !result.missed().isEmpty())
                .forEach(result -> failures.add(
                        result.fault().name() + " missed its goals: " + String.join(", ", result.missed())));
        wave().filter(result -> !result.met())
                .ifPresent(result -> failures.add(WaveTrial.name() + " missed its goals"));
        reconnects()
                .filter(result -> !result.met())
                .ifPresent(result -> failures.add(ReconnectsTrial.name() + " missed its goals"));
        return failures;
    }
}
