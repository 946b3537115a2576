package io.maskwatch.sink.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maskwatch.sink.history.HistoryException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AuditTest {
    private static final Caller ANN = new Caller("ann", Role.OPERATOR, "10.0.0.1");

    private final SetClock clock = new SetClock();
    private final RecordingTrail trail = new RecordingTrail();
    private final Audit audit = new Audit(trail, clock);

    @Test
    void saysWhoDidWhatFromWhere() {
        audit.record(ANN, AuditAction.CAMERA_CHANGE, "gate", "framesPerSecond 4 to 8");
        assertThat(trail.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.at()).isEqualTo(clock.instant());
            assertThat(entry.by()).isEqualTo("ann");
            assertThat(entry.role()).isEqualTo("OPERATOR");
            assertThat(entry.action()).isEqualTo("camera.change");
            assertThat(entry.subject()).isEqualTo("gate");
            assertThat(entry.detail()).isEqualTo("framesPerSecond 4 to 8");
            assertThat(entry.remoteAddress()).isEqualTo("10.0.0.1");
        });
    }

    @Test
    void keepsSecretsOutEvenIfTold() {
        audit.record(ANN, AuditAction.CAMERA_CHANGE, "gate", "url rtsp://ann:geheim@10.0.0.9/1");
        assertThat(trail.entries().get(0).detail()).doesNotContain("geheim");
    }

    @Test
    void tellsOfALookAtFacesOnceAMinute() {
        for (int i = 0; i < 130; i++) {
            audit.unblurred(ANN, "gate");
            clock.pass(Duration.ofSeconds(1));
        }
        assertThat(trail.entries()).hasSize(3);
    }

    @Test
    void tellsOfEachCameraAndEachCaller() {
        audit.unblurred(ANN, "gate");
        audit.unblurred(ANN, "hall");
        audit.unblurred(new Caller("bob", Role.OPERATOR, "10.0.0.2"), "gate");
        assertThat(trail.actions())
                .containsExactly(
                        "picture.unblurred ann gate", "picture.unblurred ann hall", "picture.unblurred bob gate");
    }

    @Test
    void aLookThatCannotBeWrittenDownIsRefusedEachTime() {
        trail.breakDown();
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> audit.unblurred(ANN, "gate")).isInstanceOf(HistoryException.class);
        }
        trail.mend();
        audit.unblurred(ANN, "gate");
        assertThat(trail.entries()).hasSize(1);
    }
}
