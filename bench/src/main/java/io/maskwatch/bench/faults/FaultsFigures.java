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

    /** Whether nothing of it missed a goal. */
    boolean met() {
        return single.stream().allMatch(result -> result.missed().isEmpty())
                && wave().map(WaveResult::met).orElse(true)
                && reconnects().map(ReconnectsResult::met).orElse(true);
    }
}
