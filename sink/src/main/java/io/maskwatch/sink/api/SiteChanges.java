package io.maskwatch.sink.api;

import io.maskwatch.schemas.Acknowledgement;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Changes of cameras and settings. Thread-safe. Each method returns when all copies of the broker have the change and the
 * own {@link SiteView} shows it. They throw {@link ProblemException} (503) where that fails.
 */
public interface SiteChanges {
    /** Adds or changes a camera; null removes it. */
    void camera(String cameraId, @Nullable Camera camera);

    /** Changes what a subject states; null takes all of it back. Returns the new revision. */
    long settings(String subject, @Nullable Settings settings);

    /** Keeps that somebody took notice of an incident. */
    void acknowledge(Acknowledgement acknowledgement);
}
