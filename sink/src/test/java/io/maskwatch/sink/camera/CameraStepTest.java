package io.maskwatch.sink.camera;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.schemas.AlertState;
import io.maskwatch.schemas.BoundingBox;
import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.Compliance;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.Detection;
import io.maskwatch.schemas.MaskVerdict;
import io.maskwatch.schemas.PersonCounts;
import io.maskwatch.schemas.Verdict;
import io.maskwatch.schemas.VerdictEvent;
import io.maskwatch.schemas.WindowKind;
import io.maskwatch.sink.testing.Faces;
import io.maskwatch.sink.testing.ScriptedCamera;
import org.junit.jupiter.api.Test;

class CameraStepTest {
    private final ScriptedCamera camera = new ScriptedCamera();

    @Test
    void keepsOnePersonThroughMaskOnOffUnderNoseAndOn() {
        stand(0, 8, Compliance.MASKED);
        stand(8, 16, Compliance.UNMASKED);
        stand(16, 24, Compliance.INCORRECT);
        stand(24, 32, Compliance.MASKED);
        camera.heartbeat(120, CameraState.STREAMING);

        assertThat(camera.verdicts)
                .extracting(Verdict::getTrackId)
                .containsOnly(camera.verdicts.get(0).getTrackId());
        assertThat(camera.verdicts)
                .extracting(Verdict::getVerdict)
                .containsExactly(
                        MaskVerdict.MASKED,
                        MaskVerdict.UNMASKED,
                        MaskVerdict.INCORRECT,
                        MaskVerdict.MASKED,
                        MaskVerdict.MASKED);
        assertThat(camera.verdicts.get(1).getAt()).isBefore(ScriptedCamera.at(10));
        assertThat(camera.verdicts.get(4).getEvent()).isEqualTo(VerdictEvent.LEFT);
        assertThat(camera.finals().get(0).getArrived()).isEqualTo(new PersonCounts(1, 0, 0, 0));
        assertThat(camera.alerts).isEmpty();
    }

    @Test
    void keepsAPersonWhoIsHiddenForTwoSeconds() {
        stand(0, 5, Compliance.MASKED);
        empty(5, 7);
        stand(7, 10, Compliance.MASKED);

        assertThat(camera.memory().getTracks()).hasSize(1);
        assertThat(camera.verdicts).hasSize(1);
    }

    @Test
    void tellsTwoPeopleApartWhoCross() {
        for (double at = 0; at < 8; at += 0.25) {
            double left = 0.2 + 0.075 * at;
            double right = 0.8 - 0.075 * at;
            boolean hidden = Math.abs(left - right) < 0.04;
            Detection near = Faces.at(left, 0.45, Compliance.MASKED, 0.9);
            Detection far = Faces.at(right, 0.47, Compliance.UNMASKED, 0.9);
            camera.look(at, hidden ? new Detection[] {near} : new Detection[] {near, far});
        }

        assertThat(camera.memory().getTracks()).hasSize(2);
        assertThat(camera.verdicts).extracting(Verdict::getEvent).containsOnly(VerdictEvent.DECIDED);
    }

    @Test
    void countsNoPersonWhereTheModelErredOnce() {
        for (double at = 0; at < 30; at += 0.25) {
            boolean erred = at % 5 == 0;
            camera.look(at, erred ? new Detection[] {face(0.1 + at / 40, Compliance.UNMASKED)} : new Detection[0]);
        }
        camera.heartbeat(120, CameraState.STREAMING);

        assertThat(camera.verdicts).isEmpty();
        assertThat(camera.finals().get(0).getArrived()).isEqualTo(new PersonCounts(0, 0, 0, 0));
        assertThat(camera.finals().get(0).getPeakOccupancy()).isZero();
    }

    @Test
    void countsEachFrameOnceWhateverItsFate() {
        stand(0, 5, Compliance.MASKED);
        camera.shed(5);
        camera.reject(5.25);
        camera.outcome(camera.analysed(3, 0.5, face(0.5, Compliance.UNMASKED)));
        assertThat(camera.lastFate).isEqualTo(Told.Fate.DUPLICATE);
        camera.heartbeat(120, CameraState.STREAMING);

        ComplianceWindow window = camera.finals().get(0);
        assertThat(window.getFramesAnalysed()).isEqualTo(20);
        assertThat(window.getFramesShed()).isEqualTo(1);
        assertThat(window.getFramesRejected()).isEqualTo(1);
        assertThat(window.getPresent()).isEqualTo(new PersonCounts(1, 0, 0, 0));
    }

    @Test
    void countsALateFrameForCoverageButDoesNotTrackIt() {
        camera.outcome(camera.analysed(1, 0));
        camera.outcome(camera.analysed(3, 4));
        camera.outcome(camera.analysed(2, 2, face(0.5, Compliance.MASKED)));

        assertThat(camera.lastFate).isEqualTo(Told.Fate.COUNTED);
        assertThat(camera.memory().getTracks()).isEmpty();
        assertThat(camera.memory().getWindows().get(0).getAnalysed()).isEqualTo(3);
        camera.heartbeat(90, CameraState.STREAMING);
        camera.outcome(camera.analysed(4, 10));
        assertThat(camera.lastFate).isEqualTo(Told.Fate.TRACKED);
        assertThat(camera.finals()).hasSize(1);
    }

    @Test
    void givesADeadCameraWindowsWithoutCoverageAndWithoutARate() {
        camera.heartbeat(0, CameraState.STREAMING);
        for (double at = 5; at <= 200; at += 5) {
            camera.heartbeat(at, CameraState.BACKING_OFF);
        }

        assertThat(camera.finals()).hasSize(3).allSatisfy(window -> {
            assertThat(window.getCoverage()).isZero();
            assertThat(window.getRate()).isNull();
            assertThat(window.getMeanOccupancy()).isNull();
        });
        assertThat(camera.alerts).isEmpty();
        assertThat(camera.signals)
                .filteredOn(signal -> !signal.getSilences().isEmpty())
                .isNotEmpty()
                .allSatisfy(signal -> {
                    assertThat(signal.getAt()).isGreaterThanOrEqualTo(ScriptedCamera.START_MS + 60_000);
                    assertThat(signal.getSilences()).hasSize(1);
                    assertThat(signal.getSilences().get(0).getRuleId()).isEqualTo("camera-silent");
                });
    }

    @Test
    void givesASilentCameraWindowsByTheWallClock() {
        camera.silence(0);
        for (double at = 1; at < 200; at++) {
            camera.silence(at);
        }

        assertThat(camera.finals()).hasSize(3);
    }

    @Test
    void givesADisabledCameraNoWindows() {
        camera.describe(ScriptedCamera.describedCamera(false));
        for (double at = 0; at < 200; at += 5) {
            camera.heartbeat(at, CameraState.DISABLED);
        }

        assertThat(camera.windows).isEmpty();
        assertThat(camera.alerts).isEmpty();
    }

    @Test
    void tellsAnOpenWindowNowAndThenAndAFinishedOneOnce() {
        for (double at = 0; at < 100; at += 0.5) {
            camera.look(at);
        }

        assertThat(camera.finals()).hasSize(1);
        ComplianceWindow last = camera.finals().get(0);
        assertThat(last.getCoverage()).isEqualTo(1);
        assertThat(camera.windows.stream()
                        .filter(window -> window.getStartAt().equals(last.getStartAt())
                                && window.getKind() == WindowKind.PROVISIONAL))
                .hasSize(5);
        assertThat(last.getRevision()).isEqualTo(6);
    }

    @Test
    void opensNoWindowOfATimeThatIsFinal() {
        camera.look(58);
        camera.describe(ScriptedCamera.describedCamera(false));
        camera.heartbeat(76, CameraState.DISABLED);
        assertThat(camera.finals()).hasSize(1);
        assertThat(camera.memory().getWindows()).isEmpty();
        camera.describe(ScriptedCamera.describedCamera(true));

        camera.outcome(camera.analysed(2, 59));
        assertThat(camera.lastFate).isEqualTo(Told.Fate.TRACKED);
        assertThat(camera.memory().getWindows()).isEmpty();

        camera.windowsOf(40_000);
        camera.heartbeat(79, CameraState.STREAMING);
        assertThat(camera.memory().getWindows())
                .as("the first window of another length begins where the last one ended")
                .singleElement()
                .satisfies(window -> assertThat(window.getStartAt())
                        .isEqualTo(ScriptedCamera.at(60).toEpochMilli()));
    }

    @Test
    void appliesANewWindowLengthFromTheNextWindowOn() {
        camera.look(0);
        camera.windowsOf(15_000);
        for (double at = 1; at < 110; at++) {
            camera.look(at);
        }

        assertThat(camera.finals())
                .extracting(window ->
                        window.getEndAt().toEpochMilli() - window.getStartAt().toEpochMilli())
                .containsExactly(60_000L, 15_000L, 15_000L);
        assertThat(camera.finals())
                .extracting(ComplianceWindow::getSettingsRevision)
                .containsExactly(-1L, 1L, 1L);
    }

    @Test
    void opensAndClosesOneAlertForOnePersonWithoutMask() {
        stand(0, 15, Compliance.UNMASKED);
        stand(15, 20, Compliance.MASKED);

        assertThat(camera.alerts)
                .extracting(alert -> alert.getState())
                .containsExactly(AlertState.OPENED, AlertState.CLOSED);
        assertThat(camera.alerts.get(0).getOpenedAt()).isBetween(ScriptedCamera.at(10), ScriptedCamera.at(11.5));
        assertThat(camera.alerts.get(0).getEvidence().getFrameOffset()).isNotNull();
        assertThat(camera.alerts.get(1).getAlertId())
                .isEqualTo(camera.alerts.get(0).getAlertId());
        assertThat(camera.alerts.get(1).getRevision()).isEqualTo(2);
    }

    @Test
    void closesTheAlertWhenThePersonHasLeft() {
        stand(0, 15, Compliance.UNMASKED);
        empty(15, 25);

        assertThat(camera.alerts(AlertState.CLOSED)).hasSize(1);
        assertThat(camera.alerts.get(1).getSummary()).contains("left");
    }

    @Test
    void opensAndClosesOneAlertForLowComplianceAcrossWindows() {
        camera.windowsOf(15_000);
        crowd(0, 40, 2, 6);
        assertThat(lowCompliance(AlertState.OPENED)).isEqualTo(1);
        assertThat(lowCompliance(AlertState.CLOSED)).isZero();
        crowd(40, 80, 6, 6);

        assertThat(lowCompliance(AlertState.OPENED)).isEqualTo(1);
        assertThat(lowCompliance(AlertState.CLOSED)).isEqualTo(1);
    }

    @Test
    void survivesAClockThatJumpsBackByAnHour() {
        stand(0, 5, Compliance.MASKED);
        camera.session(9);
        for (int i = 1; i <= 40; i++) {
            double at = 5 + i * 0.25;
            camera.outcome(
                    io.maskwatch.schemas.FrameOutcome.newBuilder(camera.analysed(i, at, face(0.5, Compliance.MASKED)))
                            .setCapturedAt(ScriptedCamera.at(at - 3600))
                            .build());
        }

        assertThat(camera.memory().getTracks()).hasSize(1);
        assertThat(camera.lastFate).isEqualTo(Told.Fate.TRACKED);
    }

    @Test
    void keepsItsMemorySmallInACrowdThatComesAndGoes() {
        for (double at = 0; at < 600; at += 0.5) {
            double phase = at % 10;
            camera.look(at, face(0.1 + phase / 20, Compliance.MASKED), face(0.9 - phase / 20, Compliance.UNMASKED));
        }

        assertThat(camera.memory().getTracks().size()).isLessThan(10);
        assertThat(camera.largestMemory).isLessThan(8_000);
    }

    private long lowCompliance(AlertState state) {
        return camera.alerts(state).stream()
                .filter(alert -> alert.getRuleId().equals("low-compliance"))
                .count();
    }

    private void crowd(double from, double to, int masked, int persons) {
        for (double at = from; at < to; at += 0.25) {
            Detection[] faces = new Detection[persons];
            for (int i = 0; i < persons; i++) {
                faces[i] = face(0.1 + 0.14 * i, i < masked ? Compliance.MASKED : Compliance.UNMASKED);
            }
            camera.look(at, faces);
        }
    }

    private void stand(double from, double to, Compliance compliance) {
        for (double at = from; at < to; at += 0.25) {
            camera.look(at, face(0.5, compliance));
        }
    }

    private void empty(double from, double to) {
        for (double at = from; at < to; at += 0.25) {
            camera.look(at);
        }
    }

    private static Detection face(double x, Compliance compliance) {
        Detection face = Faces.at(x, 0.4, compliance, 0.9);
        BoundingBox box = face.getBox();
        assertThat(box.getWidth()).isPositive();
        return face;
    }
}
