package io.maskwatch.sink.camera;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.AlertState;
import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.Compliance;
import io.maskwatch.schemas.Detection;
import io.maskwatch.schemas.Rule;
import io.maskwatch.schemas.RuleKind;
import io.maskwatch.schemas.Settings;
import io.maskwatch.sink.testing.Faces;
import io.maskwatch.sink.testing.ScriptedCamera;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Low compliance before one camera whose people come and go; windows of 20 s. */
class LowComplianceTest {
    private final ScriptedCamera camera = new ScriptedCamera();

    LowComplianceTest() {
        camera.windowsOf(20_000);
        camera.own(
                Settings.newBuilder()
                        .setSubject(ScriptedCamera.ID)
                        .setRules(List.of(Rule.newBuilder()
                                .setRuleId("low")
                                .setKind(RuleKind.LOW_COMPLIANCE)
                                .setOpenAt(0.6)
                                .setCloseAt(0.7)
                                .setDwellMs(5_000)
                                .setCoolDownMs(0)
                                .setMinimumSample(3)
                                .build()))
                        .build(),
                9);
    }

    @Test
    void closesWhenNobodyWasThereForTheLengthOfAWindow() {
        people(0, 24, 5, Compliance.UNMASKED);
        empty(24, 90);

        assertThat(camera.alerts).extracting(Alert::getState).containsExactly(AlertState.OPENED, AlertState.CLOSED);
        Alert closed = camera.alerts.get(1);
        assertThat(closed.getAt())
                .as("the window remembers them for 16 s more, which is no reason to wait longer")
                .isBetween(ScriptedCamera.at(44), ScriptedCamera.at(46));
        assertThat(closed.getSummary()).contains("For 20 s too few were there");
    }

    @Test
    void closesWhenNoPicturesCameForTheLengthOfAWindow() {
        people(0, 24, 5, Compliance.UNMASKED);
        for (int at = 24; at < 60; at += 2) {
            camera.heartbeat(at, CameraState.BACKING_OFF);
        }

        assertThat(camera.alerts(AlertState.CLOSED)).hasSize(1);
        assertThat(camera.alerts(AlertState.CLOSED).get(0).getAt())
                .isBetween(ScriptedCamera.at(43.5), ScriptedCamera.at(46));
    }

    @Test
    void staysOneIncidentWhilePeopleComeAndGo() {
        for (int at = 0; at < 120; at += 10) {
            people(at, at + 4, 5, Compliance.UNMASKED);
            empty(at + 4, at + 10);
        }

        assertThat(camera.alerts(AlertState.OPENED)).hasSize(1);
        assertThat(camera.alerts(AlertState.CLOSED)).isEmpty();
    }

    @Test
    void staysOpenWhileTheyAreThereThoughEachWindowBeginsAnew() {
        people(0, 120, 5, Compliance.UNMASKED);

        assertThat(camera.alerts).extracting(Alert::getState).containsExactly(AlertState.OPENED);
    }

    @Test
    void doesNotOpenOnNobody() {
        people(0, 3, 5, Compliance.UNMASKED);
        empty(3, 60);

        assertThat(camera.alerts).isEmpty();
    }

    @Test
    void closesAlsoWhileNobodyIsThereIfTheWindowIsWell() {
        people(0, 24, 5, Compliance.UNMASKED);
        empty(24, 38);
        people(40, 42, 5, Compliance.MASKED);
        empty(42, 60);

        assertThat(camera.alerts(AlertState.CLOSED)).hasSize(1);
        Alert closed = camera.alerts(AlertState.CLOSED).get(0);
        assertThat(closed.getSummary()).contains("100 % of 5 persons");
        assertThat(closed.getAt()).isBefore(ScriptedCamera.at(49));
    }

    private void people(double from, double to, int persons, Compliance compliance) {
        for (double at = from; at < to; at += 0.25) {
            Detection[] faces = new Detection[persons];
            for (int i = 0; i < persons; i++) {
                faces[i] = Faces.at(0.1 + 0.16 * i, 0.4, compliance, 0.9);
            }
            camera.look(at, faces);
        }
    }

    private void empty(double from, double to) {
        for (double at = from; at < to; at += 0.25) {
            camera.look(at);
        }
    }
}
