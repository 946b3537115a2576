package io.maskwatch.bench.faults.measure;

import io.maskwatch.schemas.CameraState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a camera without a fault did meanwhile. Immutable.
 *
 * @param streamed whether it never left off streaming
 * @param longestGapMs longest time between two of its frames
 */
public record Beside(boolean streamed, long longestGapMs) {
    /** What it did within a time. */
    public static Beside of(Sighting seen, Instant from, Instant until) {
        boolean streamed = seen.statuses().stream()
                .filter(status ->
                        !status.getAt().isBefore(from) && !status.getAt().isAfter(until))
                .allMatch(status -> status.getState() == CameraState.STREAMING);
        List<Instant> times = seen.frames().stream()
                .map(SeenFrame::capturedAt)
                .filter(at -> !at.isBefore(from) && !at.isAfter(until))
                .toList();
        long longest = 0;
        Instant last = from;
        for (Instant at : times) {
            longest = Math.max(longest, Duration.between(last, at).toMillis());
            last = at;
        }
        return new Beside(
                streamed, Math.max(longest, Duration.between(last, until).toMillis()));
    }
}
