package io.maskwatch.detector.work;

import java.time.Duration;
import java.time.InstantSource;

/** Says whether a frame is still worth looking at. Immutable. */
record Freshness(InstantSource clock, Duration staleAfter) {
    /** Whether the broker appended it longer ago than the deadline. */
    boolean stale(ReceivedFrame received) {
        return received.appendedAt().plus(staleAfter).isBefore(clock.instant());
    }
}
