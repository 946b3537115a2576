package io.maskwatch.app.live;

import static io.maskwatch.app.testing.Records.alert;
import static io.maskwatch.app.testing.Records.analysed;
import static io.maskwatch.app.testing.Records.at;
import static io.maskwatch.app.testing.Records.persons;
import static io.maskwatch.app.testing.Records.rejected;
import static io.maskwatch.app.testing.Records.shed;
import static io.maskwatch.app.testing.Records.status;
import static io.maskwatch.app.testing.Records.statusBuilder;
import static io.maskwatch.app.testing.Records.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.AlertState;
import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.OutcomeReason;
import io.maskwatch.schemas.RuleKind;
import io.maskwatch.schemas.WindowKind;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunTallyTest {
    private final RunTally tally = new RunTally();

    @Test
    void countsOutcomesByKindAndReason() {
        tally.add(analysed("gate", 7, 1));
        tally.add(shed("gate", 7, 2, OutcomeReason.STALE));
        tally.add(shed("gate", 7, 3, OutcomeReason.STALE));
        tally.add(rejected("gate", 7, 4, OutcomeReason.UNDECODABLE));
        tally.add(analysed("gate", 7, 5));
        CameraTally gate = camera();
        assertThat(gate.analysed()).isEqualTo(2);
        assertThat(gate.shed()).isEqualTo(Map.of(OutcomeReason.STALE, 2L));
        assertThat(gate.rejected()).isEqualTo(Map.of(OutcomeReason.UNDECODABLE, 1L));
        assertThat(gate.firstCapturedAt()).isEqualTo(at(1));
        assertThat(gate.lastCapturedAt()).isEqualTo(at(5));
        assertThat(gate.analysedPerSecond()).isCloseTo(2.0, within(1e-9));
        assertThat(tally.toDetection().percentile(0.5)).isEqualTo(40);
    }

    @Test
    void takesAProbeForNoCamera() {
        tally.add(status("probe-0123abcd", 7, 3));
        tally.add(analysed("probe-0123abcd", 7, 1));

        assertThat(tally.cameras()).isEmpty();
    }

    @Test
    void addsUpWhatIsPublishedInTheSessionsOfARun() {
        tally.add(status("gate", 7, 10));
        tally.add(status("gate", 7, 25));
        tally.add(statusBuilder("gate", -1).setState(CameraState.STARTING).build());
        tally.add(status("gate", 9, 5));
        assertThat(camera().published()).isEqualTo(30);
        assertThat(camera().streamed()).isTrue();
    }

    @Test
    void remembersThatACameraStreamedAfterItHasStopped() {
        tally.add(status("gate", 7, 10));
        tally.add(statusBuilder("gate", 7)
                .setState(CameraState.STOPPED)
                .setReconnects(3)
                .build());
        assertThat(camera().streamed()).isTrue();
        assertThat(camera().reconnects()).isEqualTo(3);
    }

    @Test
    void countsEachWindowByItsLastRevision() {
        tally.add(window("gate", 0, WindowKind.PROVISIONAL, 1, persons(1, 0, 0, 0)));
        tally.add(window("gate", 0, WindowKind.FINAL, 2, persons(2, 1, 0, 1)));
        tally.add(window("gate", 0, WindowKind.PROVISIONAL, 1, persons(9, 9, 9, 9)));
        tally.add(window("gate", 1, WindowKind.FINAL, 1, persons(0, 0, 1, 0)));
        assertThat(camera().persons()).isEqualTo(5);
        assertThat(camera().windows()).hasSize(2);
        assertThat(tally.finalWindows()).isEqualTo(2);
    }

    @Test
    void leavesAreasOutBecauseTheirCamerasAreCounted() {
        tally.add(window("area:hall", 0, WindowKind.FINAL, 1, persons(5, 0, 0, 0)));
        assertThat(tally.cameras()).isEmpty();
        assertThat(tally.finalWindows()).isZero();
    }

    @Test
    void keepsTheLastStepOfEachIncident() {
        tally.add(alert("gate", "a", RuleKind.UNMASKED_PERSON, 1));
        tally.add(alert("gate", "b", RuleKind.LOW_COMPLIANCE, 1));
        tally.add(alert("gate", "a", RuleKind.UNMASKED_PERSON, 2));
        assertThat(tally.alerts()).extracting(Alert::getAlertId).containsExactly("a", "b");
        assertThat(tally.alerts()).extracting(Alert::getState).containsExactly(AlertState.CLOSED, AlertState.OPENED);
        assertThat(tally.openAlerts()).extracting(Alert::getAlertId).containsExactly("b");
        assertThat(tally.toAlert().count()).isEqualTo(2);
        assertThat(tally.toAlert().percentile(1)).isEqualTo(300);
    }

    @Test
    void countsARepeatedStepWithoutReopeningTheIncident() {
        tally.add(alert("gate", "a", RuleKind.UNMASKED_PERSON, 1));
        tally.add(alert("gate", "a", RuleKind.UNMASKED_PERSON, 2));
        tally.add(alert("gate", "a", RuleKind.UNMASKED_PERSON, 1));
        assertThat(tally.repeatedAlertSteps()).isEqualTo(1);
        assertThat(tally.openAlerts()).isEmpty();
    }

    @Test
    void namesTheModelThatLookedLast() {
        assertThat(tally.model()).isNull();
        tally.add(analysed("gate", 7, 1));
        String model = tally.read(now -> String.valueOf(now.model()));
        assertThat(model).contains("0123456789ab");
    }

    @Test
    void knowsNoRateFromASingleFrame() {
        tally.add(analysed("gate", 7, 1));
        assertThat(camera().analysedPerSecond()).isZero();
    }

    private CameraTally camera() {
        assertThat(tally.cameras()).hasSize(1);
        return tally.cameras().get(0);
    }
}
