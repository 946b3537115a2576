package io.maskwatch.detector.work;

import io.maskwatch.schemas.Frame;
import io.maskwatch.schemas.OutcomeReason;
import java.util.Optional;

/**
 * The gate: what is broken, fenced or stale ends here, the rest waits for its turn, and what must make room for it is shed.
 * Not thread-safe.
 */
final class FrameIntake {
    private final FrameCheck check;
    private final Freshness freshness;
    private final WaitingFrames waiting;
    private final FrameOutcomes outcomes;
    private final SessionFence fence = new SessionFence();

    FrameIntake(FrameCheck check, Freshness freshness, WaitingFrames waiting, FrameOutcomes outcomes) {
        this.check = check;
        this.freshness = freshness;
        this.waiting = waiting;
        this.outcomes = outcomes;
    }

    void accept(ReceivedFrame received) {
        Frame frame = received.frame();
        Optional<FrameCheck.Problem> problem = check.problemOf(frame);
        if (problem.isPresent()) {
            outcomes.rejected(received, problem.get().reason(), problem.get().detail());
        } else if (!fence.admits(frame.getCameraId(), frame.getSession(), received.appendedAt())) {
            outcomes.shed(received, OutcomeReason.FENCED);
        } else if (freshness.stale(received)) {
            outcomes.shed(received, OutcomeReason.STALE);
        } else {
            waiting.offer(received).ifPresent(evicted -> outcomes.shed(evicted, OutcomeReason.OVERLOAD));
        }
    }
}
