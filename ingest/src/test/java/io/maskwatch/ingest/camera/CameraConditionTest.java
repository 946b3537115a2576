package io.maskwatch.ingest.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.FailureCause;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CameraConditionTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void keepsTheCauseWhileConnectingAnewAndDropsItWhenStreaming() {
        CameraCondition failed = CameraCondition.starting(NOW)
                .connecting(NOW)
                .failed(FailureCause.REFUSED, "refused", NOW, Duration.ofSeconds(1));
        CameraCondition again = failed.connecting(NOW.plusSeconds(1));

        assertThat(failed.nextAttemptAt()).isEqualTo(NOW.plusSeconds(1));
        assertThat(again.cause()).isEqualTo(FailureCause.REFUSED);
        assertThat(again.nextAttemptAt()).isNull();
        assertThat(again.streaming(NOW).cause()).isEqualTo(FailureCause.NONE);
        assertThat(again.streaming(NOW).detail()).isNull();
    }

    @Test
    void refusesAStepThatSkipsConnecting() {
        CameraCondition starting = CameraCondition.starting(NOW);

        assertThatThrownBy(() -> starting.streaming(NOW)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void endsFromAnyState() {
        assertThat(CameraCondition.starting(NOW).ended(CameraState.STOPPED, NOW).state())
                .isEqualTo(CameraState.STOPPED);
    }
}
