package io.maskwatch.sink.camera;

import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CameraMode;
import io.maskwatch.sink.settings.SubjectSettings;
import org.jspecify.annotations.Nullable;

/**
 * What a camera's step is told beside the message. Immutable.
 *
 * @param cameraId which camera
 * @param camera as its integrator described it; null if it is not known or no more
 * @param latest the settings that apply from the next window on
 * @param wallMs wall clock; copied into alerts, and decides nothing
 */
public record CameraContext(String cameraId, @Nullable Camera camera, SubjectSettings latest, long wallMs) {

    /** Whether the camera is to stream. */
    boolean toStream() {
        return camera != null && camera.getEnabled() && camera.getMode() == CameraMode.RUN;
    }
}
