package io.maskwatch.sink.camera;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.sink.state.CameraMemory;
import io.maskwatch.sink.state.SessionFrames;
import io.maskwatch.sink.testing.ScriptedCamera;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionNumbersTest {
    private CameraMemory memory;

    @BeforeEach
    void knowSession200() {
        ScriptedCamera camera = new ScriptedCamera();
        camera.heartbeat(status(200), 1);
        memory = camera.memory();
        memory.setSessions(new ArrayList<>(List.of(new SessionFrames(200L, 40L, ByteBuffer.allocate(128)))));
        memory.setLookedSession(200L);
        memory.setLookedSequence(40L);
    }

    @Test
    void beginAnewWithATopicThatWasMadeAgain() {
        SessionNumbers.follow(memory, status(3), 5);
        assertThat(SequenceMemory.first(memory.getSessions(), 3, 1)).isTrue();
        assertThat(memory.getLookedSession()).isEqualTo(-1);
    }

    @Test
    void stayWhenAWorkerThatLostTheCameraSpeaksUp() {
        SessionNumbers.follow(memory, status(3), 260);
        assertThat(memory.getSessions()).hasSize(1);
        assertThat(memory.getLookedSession()).isEqualTo(200);
    }

    @Test
    void stayWhileTheSessionGoesOnInANewTopic() {
        SessionNumbers.follow(memory, status(200), 5);
        SessionNumbers.follow(memory, status(-1), 6);
        assertThat(memory.getSessions()).hasSize(1);
    }

    private static CameraStatus status(long session) {
        return CameraStatus.newBuilder(ScriptedCamera.status(1, CameraState.STREAMING))
                .setSession(session)
                .build();
    }
}
