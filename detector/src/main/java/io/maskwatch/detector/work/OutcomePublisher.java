package io.maskwatch.detector.work;

import io.maskwatch.schemas.FrameOutcome;

/** Where outcomes go. Implementations are thread-safe and try until they succeed or are closed. */
@FunctionalInterface
public interface OutcomePublisher {
    /** Publishes; {@code acknowledged} is run once, on any thread, when the outcome cannot be lost any more. */
    void publish(FrameOutcome outcome, Runnable acknowledged);
}
