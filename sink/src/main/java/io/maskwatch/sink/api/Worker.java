package io.maskwatch.sink.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A detector worker, as its newest outcomes show it. Immutable.
 *
 * @param workerId its name
 * @param framesPerSecond frames analysed a second, over its newest outcomes
 * @param lastSeenAt when it decided the newest one
 * @param provider what its model runs on: CPU or CUDA; null if it analysed none
 */
public record Worker(
        String workerId,
        double framesPerSecond,
        Instant lastSeenAt,
        @Nullable String provider) {}
