package io.maskwatch.sink.live.main;

import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.sink.api.SiteView;
import io.maskwatch.sink.live.WatchedSite;
import io.maskwatch.sink.settings.EffectiveSettings;
import io.maskwatch.sink.settings.SubjectSettings;
import java.util.Optional;

/** The watched site as the API sees it. Thread-safe. */
final class ViewedSite implements WatchedSite {
    private final SiteView view;

    ViewedSite(SiteView view) {
        this.view = view;
    }

    @Override
    public Optional<Camera> camera(String cameraId) {
        return view.camera(cameraId);
    }

    @Override
    public Optional<CameraStatus> status(String cameraId) {
        return view.status(cameraId);
    }

    @Override
    public SubjectSettings settings(String cameraId) {
        return EffectiveSettings.of(
                cameraId,
                view.settings(cameraId).orElse(null),
                view.settings(EffectiveSettings.SITE).orElse(null));
    }
}
