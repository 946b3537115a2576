package io.maskwatch.detector.work;

import io.maskwatch.schemas.FrameOutcome;
import java.util.ArrayList;
import java.util.List;

/** Keeps outcomes, and acknowledges them at once. */
final class RecordingOutcomes implements OutcomePublisher {
    private final List<FrameOutcome> outcomes = new ArrayList<>();

    @Override
    public void publish(FrameOutcome outcome, Runnable acknowledged) {
        synchronized (this) {
            outcomes.add(outcome);
        }
        acknowledged.run();
    }

    synchronized List<FrameOutcome> all() {
        return List.copyOf(outcomes);
    }
}
