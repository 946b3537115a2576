package io.maskwatch.sink.api.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.FailureCause;
import io.maskwatch.schemas.StreamFacts;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a camera is doing, as the API shows it. Stateless. */
public final class StatusView {
    /** Three heartbeats. */
    private static final Duration HEARD = Duration.ofSeconds(15);

    private StatusView() {}

    /** The newest status; {@code status} is null where none is known, {@code camera} where it was removed. */
    public static ObjectNode of(@Nullable Camera camera, @Nullable CameraStatus status, Instant now) {
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        view.put("state", state(camera, status).name());
        view.put("cause", (status == null ? FailureCause.NONE : status.getCause()).name());
        view.put("detail", status == null ? null : status.getDetail());
        view.put("since", status == null ? null : Times.text(status.getSince()));
        view.put("nextAttemptAt", status == null ? null : Times.textOrNull(status.getNextAttemptAt()));
        view.put("at", status == null ? null : Times.text(status.getAt()));
        view.set("stream", stream(status == null ? null : status.getStream()));
        view.put("reconnects", status == null ? 0 : status.getReconnects());
        view.put("silent", silent(camera, status, now));
        return view;
    }

    /** Whether the camera should stream and does not, or nothing is heard of it. */
    public static boolean silent(@Nullable Camera camera, @Nullable CameraStatus status, Instant now) {
        return camera != null && camera.getEnabled() && !streaming(status, now);
    }

    /** Whether the camera streamed when it was last heard of, lately. */
    public static boolean streaming(@Nullable CameraStatus status, Instant now) {
        return status != null
                && status.getState() == CameraState.STREAMING
                && Duration.between(status.getAt(), now).compareTo(HEARD) < 0;
    }

    /** What was measured of a stream; a figure is null until it is known. */
    public static JsonNode stream(@Nullable StreamFacts facts) {
        if (facts == null) {
            return JsonNodeFactory.instance.nullNode();
        }
        return JsonNodeFactory.instance
                .objectNode()
                .put("codec", facts.getCodec())
                .put("widthPx", facts.getWidthPx())
                .put("heightPx", facts.getHeightPx())
                .put("framesPerSecond", known(facts.getFramesPerSecond()))
                .put("keyFrameGapMs", known(facts.getKeyFrameGapMs()))
                .put("jitterMs", known(facts.getJitterMs()));
    }

    private static CameraState state(@Nullable Camera camera, @Nullable CameraStatus status) {
        if (camera != null && !camera.getEnabled()) {
            return CameraState.DISABLED;
        }
        return status == null ? CameraState.UNKNOWN : status.getState();
    }

    private static @Nullable Double known(double figure) {
        return figure > 0 ? (Double) figure : null;
    }
}
