package io.maskwatch.bench.viewers.watch;

import java.time.Duration;
import java.time.Instant;

/**
 * A picture that a viewer got. Immutable.
 *
 * @param frame of which frame it was made
 * @param capturedAt when that was taken
 * @param arrivedAt when the viewer had all of the picture
 */
public record Arrival(FrameKey frame, Instant capturedAt, Instant arrivedAt) {
    public Duration age() {
        return Duration.between(capturedAt, arrivedAt);
    }
}
