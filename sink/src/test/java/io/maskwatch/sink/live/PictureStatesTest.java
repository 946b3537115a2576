package io.maskwatch.sink.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.Frame;
import io.maskwatch.sink.testing.ScriptedCamera;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PictureStatesTest {
    private static final Duration NOW = Duration.ZERO;
    private static final Duration LONG = Duration.ofSeconds(4);
    private static final Frame FRAME = Frames.frame("gate", 1, Instant.EPOCH, new byte[1]);

    private final Camera camera = ScriptedCamera.describedCamera(true);
    private final CameraStatus streaming = ScriptedCamera.status(0, CameraState.STREAMING);

    @Test
    void saysAtOnceWhatIsKnownOfTheCamera() {
        assertThat(PictureStates.why(null, null, NOW, null)).contains("removed");
        assertThat(PictureStates.why(ScriptedCamera.describedCamera(false), streaming, NOW, null))
                .contains("switched off");
        CameraStatus down = CameraStatus.newBuilder(ScriptedCamera.status(0, CameraState.BACKING_OFF))
                .setDetail("It refused the password.")
                .build();
        assertThat(PictureStates.why(camera, down, NOW, null)).contains("backing off", "It refused the password.");
    }

    @Test
    void saysAfterAWhileWhyAStreamingCameraIsNotShown() {
        assertThat(PictureStates.why(camera, streaming, NOW, null)).isNull();
        assertThat(PictureStates.why(camera, null, NOW, null)).isNull();
        assertThat(PictureStates.why(camera, null, LONG, null)).contains("ingest worker");
        assertThat(PictureStates.why(camera, streaming, LONG, null)).contains("no detector");
        assertThat(PictureStates.why(camera, streaming, LONG, Frames.shed(FRAME)))
                .contains("cannot keep up", "overload");
        Camera rare = Camera.newBuilder(camera).setFramesPerSecond(0.1).build();
        assertThat(PictureStates.why(rare, streaming, LONG, null)).isNull();
        assertThat(PictureStates.why(rare, streaming, Duration.ofSeconds(31), null))
                .isNotNull();
    }
}
