package io.maskwatch.sink.live;

import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CameraMode;
import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.Outcome;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why a camera gives no picture, in words for people. Stateless. */
final class PictureStates {
    /** For so long nothing is said: a picture is sampled, analysed and made meanwhile. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** The same in frames, for cameras that are looked at rarely. */
    private static final double PATIENCE_FRAMES = 3;

    private PictureStates() {}

    /**
     * The words; null if there is nothing to say.
     *
     * @param missing since the last picture, or since the watch began
     * @param last the newest outcome that was read in that time
     */
    static @Nullable String why(
            @Nullable Camera camera, @Nullable CameraStatus status, Duration missing, @Nullable FrameOutcome last) {
        if (camera == null) {
            return "There is no such camera, or it was removed.";
        }
        if (!camera.getEnabled()) {
            return "The camera is switched off.";
        }
        boolean patient = missing.compareTo(PATIENCE) < 0
                || missing.toMillis() * camera.getFramesPerSecond() < PATIENCE_FRAMES * 1000;
        if (status == null) {
            return patient ? null : "Nothing is known of the camera yet. Does an ingest worker run?";
        }
        if (camera.getMode() == CameraMode.RUN && status.getState() != CameraState.STREAMING) {
            return stopped(status);
        }
        return patient ? null : unseen(last);
    }

    private static String stopped(CameraStatus status) {
        String state = "The camera does not stream (%s)."
                .formatted(status.getState().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        return status.getDetail() == null ? state : state + " " + status.getDetail();
    }

    private static String unseen(@Nullable FrameOutcome last) {
        if (last == null) {
            return "The camera streams, but no detector has looked at its pictures lately."
                    + " Without detections no picture is shown.";
        }
        if (last.getOutcome() == Outcome.SHED) {
            return "The detectors cannot keep up: the camera's pictures are shed (%s). Without detections no picture is shown."
                    .formatted(last.getReason().name().toLowerCase(Locale.ROOT));
        }
        if (last.getOutcome() == Outcome.REJECTED) {
            return "The camera's pictures are rejected (%s)."
                    .formatted(last.getReason().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
        return "The camera's pictures are analysed, but cannot be read fast enough to be shown.";
    }
}
