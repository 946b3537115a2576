package io.maskwatch.detector.work;

import io.maskwatch.schemas.Frame;
import java.time.Instant;

/**
 * A frame on its way through the worker.
 *
 * @param frame what was sampled
 * @param appendedAt when the broker appended it
 * @param position where it lies on its topic
 * @param receipt ends its way
 */
public record ReceivedFrame(Frame frame, Instant appendedAt, FramePosition position, Receipt receipt) {
    /** Whose picture. */
    public String cameraId() {
        return frame.getCameraId();
    }
}
