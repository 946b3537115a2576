package io.maskwatch.sink.alert;

import io.maskwatch.schemas.AlertEvidence;
import io.maskwatch.schemas.Rule;
import java.util.List;
import java.util.Locale;

/** A camera that is to stream and does not, whatever the reason. The dwell counts from when it last streamed. */
final class CameraSilentWatch implements Watch {
    /** Two heartbeats of the status: less is no silence. */
    private static final long HEARTBEATS_MS = 10_000;

    @Override
    public List<Finding> look(Rule rule, Scene scene) {
        boolean silent = scene.watched() && scene.atMs() - scene.streamingAt() >= HEARTBEATS_MS;
        AlertEvidence evidence =
                AlertEvidence.newBuilder().setCameras(List.of(scene.cameraId())).build();
        return List.of(new Finding(
                "",
                silent ? Condition.HOLDS : Condition.CLEAR,
                scene.streamingAt(),
                0,
                silent ? summary(scene) : "Camera %s streams again, or is not to stream.".formatted(scene.cameraId()),
                evidence));
    }

    private static String summary(Scene scene) {
        String cause = scene.failure().isEmpty()
                ? "no cause was told"
                : scene.failure().toLowerCase(Locale.ROOT).replace('_', ' ');
        return "Camera %s gives no pictures (%s); nothing is known of the people before it."
                .formatted(scene.cameraId(), cause);
    }
}
