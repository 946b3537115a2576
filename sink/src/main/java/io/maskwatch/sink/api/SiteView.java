package io.maskwatch.sink.api;

import io.maskwatch.schemas.Acknowledgement;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.sink.settings.SubjectSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Cameras, settings and status as their topics say now. Thread-safe. Methods throw {@link ProblemException} (503) until
 * the topics were read once.
 */
public interface SiteView {
    /** The site's cameras by id, sorted; without those that only carry a probe. */
    Map<String, Camera> cameras();

    /** A camera, one that only carries a probe too. */
    Optional<Camera> camera(String cameraId);

    /** The newest status of a camera; empty if none was heard for an hour before the start or since. */
    Optional<CameraStatus> status(String cameraId);

    /** What a subject states of its own. */
    Optional<SubjectSettings> settings(String subject);

    /** Subjects of all areas, {@code area:ID}, sorted. */
    List<String> areas();

    /** Acknowledgements of an incident that were made lately: the history may not have them yet. */
    List<Acknowledgement> recentAcknowledgements(String alertId);
}
