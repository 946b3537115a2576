package io.maskwatch.sink.api.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.maskwatch.schemas.Camera;
import io.maskwatch.sink.access.Role;
import io.maskwatch.sink.api.Problem;
import io.maskwatch.sink.api.SiteView;
import io.maskwatch.sink.api.view.CameraView;
import io.maskwatch.sink.api.view.StatusView;
import io.maskwatch.sink.settings.EffectiveSettings;
import java.time.InstantSource;
import java.util.List;

/** Cameras as a caller may see them. Thread-safe. */
final class CameraViews {
    private final SiteView view;
    private final InstantSource clock;

    CameraViews(SiteView view, InstantSource clock) {
        this.view = view;
        this.clock = clock;
    }

    /** The camera that the path names. */
    Camera named(Context context) {
        Camera camera = view.cameras().get(context.pathParam("id"));
        if (camera == null) {
            throw Problem.notFound("There is no such camera.").exception();
        }
        return camera;
    }

    ObjectNode of(Camera camera, Context context) {
        String id = camera.getCameraId();
        ObjectNode status = StatusView.of(camera, view.status(id).orElse(null), clock.instant());
        boolean whole = Callers.of(context).role().includes(Role.OPERATOR);
        return CameraView.of(camera, status, areasOf(id), whole);
    }

    private List<String> areasOf(String cameraId) {
        return view.areas().stream()
                .filter(area -> view.settings(area)
                        .map(own -> own.settings().getCameras())
                        .filter(cameras -> cameras.contains(cameraId))
                        .isPresent())
                .map(area -> area.substring(EffectiveSettings.AREA.length()))
                .toList();
    }
}
