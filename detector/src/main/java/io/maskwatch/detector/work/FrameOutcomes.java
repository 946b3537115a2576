package io.maskwatch.detector.work;

import io.maskwatch.detector.FacesInPicture;
import io.maskwatch.schemas.Frame;
import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.ModelUse;
import io.maskwatch.schemas.Outcome;
import io.maskwatch.schemas.OutcomeReason;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Ends frames: writes each one's outcome, and when that is acknowledged counts it and completes the frame's receipt.
 * Thread-safe.
 */
final class FrameOutcomes {
    private final OutcomePublisher publisher;
    private final FrameCounters counters;
    private final InstantSource clock;
    private final String workerId;

    FrameOutcomes(OutcomePublisher publisher, FrameCounters counters, InstantSource clock, String workerId) {
        this.publisher = publisher;
        this.counters = counters;
        this.clock = clock;
        this.workerId = workerId;
    }

    /** Passed over, by our own choice. */
    void shed(ReceivedFrame received, OutcomeReason reason) {
        end(received, outcome(received, Outcome.SHED, reason));
    }

    /** Of no use, by its own fault. */
    void rejected(ReceivedFrame received, OutcomeReason reason, String detail) {
        end(received, outcome(received, Outcome.REJECTED, reason).setDetail(detail));
    }

    /** Looked at, in a run of so many frames. */
    void analysed(ReceivedFrame received, FacesInPicture faces, ModelUse model, Duration wallTime, int batchSize) {
        end(
                received,
                outcome(received, Outcome.ANALYSED, OutcomeReason.NONE)
                        .setDetections(faces.detections())
                        .setTruncated(faces.truncated())
                        .setModel(model)
                        .setInferenceMs(wallTime.toNanos() / 1e6f)
                        .setBatchSize(batchSize));
    }

    private FrameOutcome.Builder outcome(ReceivedFrame received, Outcome outcome, OutcomeReason reason) {
        Frame frame = received.frame();
        return FrameOutcome.newBuilder()
                .setCameraId(frame.getCameraId())
                .setSession(frame.getSession())
                .setSequence(frame.getSequence())
                .setOutcome(outcome)
                .setReason(reason)
                .setCapturedAt(frame.getCapturedAt())
                .setAppendedAt(received.appendedAt())
                .setDecidedAt(clock.instant())
                .setFramePartition(received.position().partition())
                .setFrameOffset(received.position().offset())
                .setWidthPx(frame.getWidthPx())
                .setHeightPx(frame.getHeightPx())
                .setWorkerId(workerId);
    }

    private void end(ReceivedFrame received, FrameOutcome.Builder builder) {
        FrameOutcome outcome = builder.build();
        publisher.publish(outcome, () -> {
            counters.ended(outcome.getOutcome(), outcome.getReason());
            received.receipt().complete();
        });
    }
}
