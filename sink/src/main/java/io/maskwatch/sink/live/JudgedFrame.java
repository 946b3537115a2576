package io.maskwatch.sink.live;

import io.maskwatch.schemas.Frame;
import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.Outcome;

/**
 * A frame and what the detector found in it. There is no other way to a picture: what nobody has looked for faces in is
 * shown to nobody. Immutable.
 */
public record JudgedFrame(Frame frame, FrameOutcome outcome) {
    public JudgedFrame {
        boolean same = frame.getCameraId().equals(outcome.getCameraId())
                && frame.getSession() == outcome.getSession()
                && frame.getSequence() == outcome.getSequence();
        if (!same || outcome.getOutcome() != Outcome.ANALYSED) {
            throw new IllegalArgumentException("This outcome does not say what is in that frame");
        }
    }

    public String cameraId() {
        return frame.getCameraId();
    }

    /** The picture as the camera's worker published it, faces and all. */
    byte[] jpeg() {
        byte[] bytes = new byte[frame.getJpeg().remaining()];
        frame.getJpeg().duplicate().get(bytes);
        return bytes;
    }
}
