package io.maskwatch.sink.live;

import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.sink.settings.SubjectSettings;
import java.util.Optional;

/** What is known of the cameras that are watched. Thread-safe; never blocks. */
public interface WatchedSite {
    /** The camera as its integrator described it; empty if there is none. */
    Optional<Camera> camera(String cameraId);

    /** Its newest status. */
    Optional<CameraStatus> status(String cameraId);

    /** The settings in force for it. */
    SubjectSettings settings(String cameraId);
}
