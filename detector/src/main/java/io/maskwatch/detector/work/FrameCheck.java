package io.maskwatch.detector.work;

import io.maskwatch.schemas.Frame;
import io.maskwatch.schemas.OutcomeReason;
import java.util.Optional;

/** Judges what a frame says of itself, before anything is spent on it. Immutable. */
final class FrameCheck {
    private final int maxFramePixels;

    FrameCheck(int maxFramePixels) {
        this.maxFramePixels = maxFramePixels;
    }

    /** What is wrong with it, if anything. */
    Optional<Problem> problemOf(Frame frame) {
        if (frame.getWidthPx() < 1 || frame.getHeightPx() < 1) {
            return broken("its size is %d x %d pixels".formatted(frame.getWidthPx(), frame.getHeightPx()));
        }
        if ((long) frame.getWidthPx() * frame.getHeightPx() > maxFramePixels) {
            return Optional.of(new Problem(
                    OutcomeReason.TOO_LARGE,
                    "%d x %d pixels are more than the %d allowed"
                            .formatted(frame.getWidthPx(), frame.getHeightPx(), maxFramePixels)));
        }
        if (frame.getSession() < 0 || frame.getSequence() < 1) {
            return broken("session %d, sequence %d cannot be".formatted(frame.getSession(), frame.getSequence()));
        }
        if (frame.getDetectAtPx() < 1) {
            return broken("it is to be seen at %d pixels".formatted(frame.getDetectAtPx()));
        }
        return frame.getJpeg().hasRemaining() ? Optional.empty() : broken("its picture is empty");
    }

    private static Optional<Problem> broken(String detail) {
        return Optional.of(new Problem(OutcomeReason.UNDECODABLE, detail));
    }

    /** Why a frame is rejected. */
    record Problem(OutcomeReason reason, String detail) {}
}
