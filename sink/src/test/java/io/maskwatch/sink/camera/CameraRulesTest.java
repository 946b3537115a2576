package io.maskwatch.sink.camera;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.AlertState;
import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.Compliance;
import io.maskwatch.schemas.Detection;
import io.maskwatch.schemas.MaskVerdict;
import io.maskwatch.schemas.Rule;
import io.maskwatch.schemas.RuleKind;
import io.maskwatch.schemas.Schedule;
import io.maskwatch.schemas.Settings;
import io.maskwatch.schemas.VerdictStep;
import io.maskwatch.schemas.WeeklySpan;
import io.maskwatch.sink.state.Flow;
import io.maskwatch.sink.state.Signal;
import io.maskwatch.sink.testing.Faces;
import io.maskwatch.sink.testing.ScriptedCamera;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The rules of one camera: hysteresis, dwell, samples, hours, limits, and what its signals say of the pipeline. */
class CameraRulesTest {
    private final ScriptedCamera camera = new ScriptedCamera();

    @Test
    void aCrowdOpensAndClosesOnceThoughItsSizeWavers() {
        rules(rule(RuleKind.OVERCROWDED)
                .setOpenAt(5.0)
                .setCloseAt(3.0)
                .setDwellMs(5_000)
                .build());
        crowd(0, 10, 4);
        assertThat(camera.alerts).isEmpty();
        for (int i = 0; i < 10; i++) {
            crowd(10 + 4 * i, 12 + 4 * i, 6);
            crowd(12 + 4 * i, 14 + 4 * i, 4);
        }
        assertThat(camera.alerts).as("never five for five seconds").isEmpty();
        crowd(50, 60, 6);
        crowd(60, 80, 4);
        assertThat(camera.alerts).extracting(Alert::getState).containsExactly(AlertState.OPENED);
        crowd(80, 100, 2);

        assertThat(camera.alerts(AlertState.OPENED)).hasSize(1);
        assertThat(camera.alerts(AlertState.CLOSED)).hasSize(1);
        Alert opened = camera.alerts.get(0);
        assertThat(opened.getEvidence().getOccupancy()).isEqualTo(6);
        assertThat(opened.getEvidence().getBoxes()).hasSize(6);
        assertThat(opened.getEvidence().getThreshold()).isEqualTo(5);
        assertThat(opened.getEvidence().getSince()).isBetween(ScriptedCamera.at(50), ScriptedCamera.at(51));
        assertThat(opened.getEvidence().getFrameOffset()).isNotNull();
        assertThat(camera.alerts(AlertState.CLOSED).get(0).getEvidence().getThreshold())
                .isEqualTo(3);
    }

    @Test
    void aCameraThatHangsTooFarAwayIsUnfit() {
        rules(rule(RuleKind.CAMERA_UNFIT)
                .setOpenAt(0.5)
                .setCloseAt(0.3)
                .setDwellMs(60_000)
                .setMinimumSample(50)
                .build());
        faces(0, 100, 10);
        faces(100, 400, 60);

        assertThat(camera.alerts(AlertState.OPENED)).hasSize(1);
        assertThat(camera.alerts(AlertState.CLOSED)).hasSize(1);
        Alert opened = camera.alerts.get(0);
        assertThat(opened.getEvidence().getShareTooSmall()).isEqualTo(1);
        assertThat(opened.getEvidence().getFaces()).isGreaterThanOrEqualTo(50);
        assertThat(opened.getAt()).isBetween(ScriptedCamera.at(60), ScriptedCamera.at(90));
        assertThat(camera.finals().get(0).getFacesTooSmall())
                .isEqualTo(camera.finals().get(0).getFaces());
        assertThat(camera.finals().get(0).getFacesBySidePx().get(1)).isEqualTo(240);
        assertThat(camera.finals().get(3).getFacesBySidePx().get(6)).isEqualTo(240);
    }

    @Test
    void aRuleOpensNothingOutsideItsHoursAndClosesWhatIsOpen() {
        Schedule untilQuarterPast = new Schedule("UTC", List.of(new WeeklySpan(List.of(), 22 * 60, 22 * 60 + 15)));
        rules(rule(RuleKind.UNMASKED_PERSON).setSchedule(untilQuarterPast).build());
        // The script begins at 22:14 UTC.
        stand(0, 120);

        assertThat(camera.alerts).extracting(Alert::getState).containsExactly(AlertState.OPENED, AlertState.CLOSED);
        assertThat(camera.alerts.get(1).getSummary()).contains("hours of the rule are over");
        assertThat(camera.alerts.get(1).getAt()).isEqualTo(ScriptedCamera.at(60));
    }

    @Test
    void moreThanTheLimitIsHeldBackAndCounted() {
        rules(rule(RuleKind.UNMASKED_PERSON)
                .setMaximumPerHour(2)
                .setCoolDownMs(0)
                .build());
        for (int person = 0; person < 5; person++) {
            stand(person * 30, person * 30 + 10);
            empty(person * 30 + 10, person * 30 + 30);
        }
        assertThat(camera.alerts(AlertState.OPENED)).hasSize(2);
        assertThat(camera.alerts(AlertState.CLOSED)).hasSize(2);
        camera.heartbeat(3_700, CameraState.STREAMING);
        stand(3_701, 3_720);

        assertThat(camera.alerts(AlertState.OPENED))
                .extracting(Alert::getSuppressed)
                .containsExactly(0, 0, 3);
    }

    @Test
    void whatIsHeldBackOpensOnceTheHourIsOverIfItStillHolds() {
        rules(rule(RuleKind.OVERCROWDED)
                .setOpenAt(2.0)
                .setMaximumPerHour(1)
                .setCoolDownMs(0)
                .build());
        crowd(0, 5, 3);
        empty(5, 10);
        for (double at = 10; at < 3_700; at += 1) {
            camera.look(at, Faces.at(0.3, 0.4, Compliance.MASKED, 0.9), Faces.at(0.6, 0.4, Compliance.MASKED, 0.9));
        }

        assertThat(camera.alerts(AlertState.OPENED)).hasSize(2);
        Alert late = camera.alerts(AlertState.OPENED).get(1);
        assertThat(late.getSuppressed())
                .as("it was held back itself, and no other")
                .isZero();
        assertThat(late.getAt()).isBetween(ScriptedCamera.at(3_600), ScriptedCamera.at(3_605));
    }

    @Test
    void theLimitOfTheCameraIsThatOfAllItsRules() {
        camera.own(
                Settings.newBuilder()
                        .setSubject(ScriptedCamera.ID)
                        .setMaximumAlertsPerHour(1)
                        .setRules(List.of(
                                rule(RuleKind.OVERCROWDED).setOpenAt(1.0).build(),
                                rule(RuleKind.UNMASKED_PERSON).build()))
                        .build(),
                9);
        stand(0, 20);

        assertThat(camera.alerts).hasSize(1);
    }

    @Test
    void theHistoryOfThePersonIsEvidence() {
        rules(rule(RuleKind.UNMASKED_PERSON).build());
        for (double at = 0; at < 10; at += 0.25) {
            camera.look(at, Faces.at(0.5, 0.4, at < 5 ? Compliance.MASKED : Compliance.UNMASKED, 0.9));
        }

        assertThat(camera.alerts).hasSize(1);
        assertThat(camera.alerts.get(0).getEvidence().getBoxes()).hasSize(1);
        assertThat(camera.alerts.get(0).getEvidence().getBox()).isNotNull();
        List<VerdictStep> verdicts = camera.alerts.get(0).getEvidence().getVerdicts();
        assertThat(verdicts)
                .extracting(VerdictStep::getVerdict)
                .containsExactly(MaskVerdict.MASKED, MaskVerdict.UNMASKED);
        assertThat(verdicts.get(0).getAt()).isEqualTo(ScriptedCamera.at(0.5));
        assertThat(verdicts.get(1).getAt()).isBetween(ScriptedCamera.at(5.5), ScriptedCamera.at(8));
    }

    @Test
    void signalsThatFramesWaitAndTheDetectorsAreGone() {
        stand(0, 10);
        for (double at = 10; at <= 40; at += 2) {
            camera.heartbeat(published(at, Math.round(at * 4)), at);
        }

        Signal last = camera.signals.get(camera.signals.size() - 1);
        assertThat(last.getFlow()).isNotNull();
        assertThat(last.getFlow().getAgeMs()).isBetween(28_000L, 31_000L);
        assertThat(last.getSilences()).isEmpty();
        assertThat(camera.signals.get(0).getFlow()).isNull();
    }

    @Test
    void signalsWhatIsShed() {
        for (double at = 0; at < 60; at += 0.25) {
            if (at % 4 == 0) {
                camera.look(at);
            } else {
                camera.shed(at);
            }
        }

        Flow flow = camera.signals.get(camera.signals.size() - 1).getFlow();
        assertThat(flow.getShareShed()).isBetween(0.9f, 0.97f);
        assertThat(flow.getAnalysedPerSecond()).isBetween(0.2f, 0.3f);
    }

    private static CameraStatus published(double at, long sequence) {
        return CameraStatus.newBuilder(ScriptedCamera.status(at, CameraState.STREAMING))
                .setPublishedSequence(sequence)
                .build();
    }

    private static Rule.Builder rule(RuleKind kind) {
        return Rule.newBuilder()
                .setRuleId("r-" + kind.name().toLowerCase(Locale.ROOT))
                .setKind(kind);
    }

    private void rules(Rule rule) {
        camera.own(
                Settings.newBuilder()
                        .setSubject(ScriptedCamera.ID)
                        .setRules(List.of(rule))
                        .build(),
                9);
    }

    private void stand(double from, double to) {
        for (double at = from; at < to; at += 0.25) {
            camera.look(at, Faces.at(0.5, 0.4, Compliance.UNMASKED, 0.9));
        }
    }

    private void empty(double from, double to) {
        for (double at = from; at < to; at += 0.25) {
            camera.look(at);
        }
    }

    private void faces(double from, double to, double widthPx) {
        for (double at = from; at < to; at += 0.25) {
            camera.look(at, Faces.at(0.5, 0.4, widthPx, Compliance.MASKED, 0.9));
        }
    }

    private void crowd(double from, double to, int persons) {
        for (double at = from; at < to; at += 0.25) {
            Detection[] faces = new Detection[persons];
            for (int i = 0; i < persons; i++) {
                faces[i] = Faces.at(0.1 + 0.14 * i, 0.4, Compliance.MASKED, 0.9);
            }
            camera.look(at, faces);
        }
    }
}
