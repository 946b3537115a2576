package io.maskwatch.ingest.camera;

import io.maskwatch.runtime.Backoff;
import java.time.Duration;

/** How long to wait after a failure: longer each time, until a stream has lasted. Not thread-safe. */
public final class RetryPolicy {
    private final Backoff backoff;
    private final Duration stableAfter;

    /**
     * A policy that has seen no failure.
     *
     * @param stableAfter how long a stream must have lasted for its failure to count as a first one
     */
    public RetryPolicy(Backoff backoff, Duration stableAfter) {
        this.backoff = backoff;
        this.stableAfter = stableAfter;
    }

    /**
     * The pause before the next attempt.
     *
     * @param streamed how long the stream that failed had lasted; zero if it never began
     */
    public Duration pauseAfter(Duration streamed) {
        if (streamed.compareTo(stableAfter) >= 0) {
            backoff.reset();
        }
        return backoff.next();
    }
}
