package io.maskwatch.bench.kills.course;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.AlertEvidence;
import io.maskwatch.schemas.AlertState;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.PersonCounts;
import io.maskwatch.schemas.RuleKind;
import io.maskwatch.schemas.Severity;
import io.maskwatch.schemas.WindowKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ToldComparisonTest {
    private static final int SECONDS = 15;

    @Test
    void findsNothingWhereBothToldTheSameButForStampsAndTellings() {
        Told other =
                Told.of(windows(window -> window.setRevision(9)), alerts(alert -> alert.setEmittedAt(Instant.EPOCH)));
        assertThat(ToldComparison.differences(told(), other)).isEmpty();
        assertThat(told().windowCount()).isEqualTo(8);
        assertThat(told().incidents()).isEqualTo(1);
        assertThat(told().twice()).isEmpty();
    }

    @Test
    void findsEveryNumberThatDiffers() {
        List<Consumer<ComplianceWindow.Builder>> changes = List.of(
                window -> window.setCoverage(0.5),
                window -> window.setFramesAnalysed(29),
                window -> window.setFramesShed(1),
                window -> window.setFramesLate(1),
                window -> window.setPresent(new PersonCounts(2, 1, 0, 0)),
                window -> window.setSettingsRevision(3));
        for (Consumer<ComplianceWindow.Builder> change : changes) {
            Told other = Told.of(
                    windows(window -> {
                        if (window.getStartAt().equals(at(SECONDS))) {
                            change.accept(window);
                        }
                    }),
                    alerts(alert -> {}));
            assertThat(ToldComparison.differences(told(), other))
                    .hasSize(2)
                    .allSatisfy(difference -> assertThat(difference).contains("window from " + at(SECONDS)));
        }
    }

    @Test
    void findsAWindowThatIsMissing() {
        List<ComplianceWindow> fewer = new ArrayList<>(windows(window -> {}));
        fewer.remove(1);
        assertThat(ToldComparison.differences(Told.of(fewer, alerts(alert -> {})), told()))
                .singleElement()
                .asString()
                .contains("gate", "disturbed   null");
    }

    @Test
    void findsASubjectThatOnlyOneOfThemKnows() {
        List<ComplianceWindow> gate = windows(window -> {}).stream()
                .filter(window -> window.getSubject().equals("gate"))
                .toList();
        assertThat(ToldComparison.differences(Told.of(gate, alerts(alert -> {})), told()))
                .singleElement()
                .asString()
                .contains("hall", "undisturbed sinks only");
    }

    @Test
    void findsAnIncidentThatIsMissingOrOpenedAtAnotherTime() {
        Told none = Told.of(windows(window -> {}), List.of());
        assertThat(ToldComparison.differences(none, told())).hasSize(2);
        Told later = Told.of(windows(window -> {}), alerts(alert -> alert.setOpenedAt(at(9))));
        assertThat(ToldComparison.differences(told(), later)).hasSize(2);
    }

    @Test
    void leavesOutWhatComesAfterTheLastWindowThatBothMadeFinal() {
        List<ComplianceWindow> fewer = windows(window -> {}).stream()
                .filter(window -> window.getEndAt().isBefore(at(3 * SECONDS)))
                .toList();
        assertThat(ToldComparison.differences(Told.of(fewer, alerts(alert -> {})), told()))
                .isEmpty();
    }

    @Test
    void findsAnIncidentOfTheSiteThatOnlyOneOfThemTold() {
        Told silent = Told.of(windows(window -> {}), bySite(10, 45));
        Told silentLater = Told.of(windows(window -> {}), bySite(25, 50));
        Told well = Told.of(windows(window -> {}), List.of());
        assertThat(ToldComparison.differences(silent, silentLater)).isEmpty();
        assertThat(ToldComparison.differences(silent, well))
                .singleElement()
                .asString()
                .contains("site, silence, from " + at(10), "by the disturbed");
        assertThat(ToldComparison.differences(well, silent))
                .singleElement()
                .asString()
                .contains("by the undisturbed");
        Told flicker = Told.of(windows(window -> {}), bySite(10, 20));
        assertThat(ToldComparison.differences(flicker, well)).isEmpty();
    }

    private static List<Alert> bySite(int from, int until) {
        return alerts(alert -> {
            boolean opens = alert.getRevision() == 1;
            alert.setSubject("site").setRuleId("silence").setKind(RuleKind.CAMERA_SILENT);
            alert.setOpenedAt(at(from)).setAt(at(opens ? from : until));
            alert.setState(opens ? AlertState.OPENED : AlertState.CLOSED);
        });
    }

    @Test
    void namesWhatIsToldTwice() {
        List<ComplianceWindow> windows = new ArrayList<>(windows(window -> {}));
        windows.add(windows.get(0));
        List<Alert> alerts = new ArrayList<>(alerts(alert -> {}));
        alerts.add(alerts.get(1));
        assertThat(Told.of(windows, alerts).twice())
                .containsExactly("final window of gate from " + at(0), "alert a revision 2");
    }

    private static Told told() {
        return Told.of(windows(window -> {}), alerts(alert -> {}));
    }

    private static List<ComplianceWindow> windows(Consumer<ComplianceWindow.Builder> change) {
        List<ComplianceWindow> windows = new ArrayList<>();
        for (String subject : List.of("gate", "hall")) {
            for (int i = 0; i < 4; i++) {
                ComplianceWindow.Builder window = ComplianceWindow.newBuilder()
                        .setSubject(subject)
                        .setStartAt(at(i * SECONDS))
                        .setEndAt(at((i + 1) * SECONDS))
                        .setKind(WindowKind.FINAL)
                        .setRevision(3)
                        .setPresent(new PersonCounts(1, 1, 0, 0))
                        .setArrived(new PersonCounts(1, 0, 0, 0))
                        .setCoverage(1)
                        .setFramesAnalysed(30)
                        .setFramesShed(0)
                        .setFramesRejected(0)
                        .setFramesTruncated(0);
                change.accept(window);
                windows.add(window.build());
            }
        }
        return windows;
    }

    private static List<Alert> alerts(Consumer<Alert.Builder> change) {
        List<Alert> alerts = new ArrayList<>();
        for (int revision = 1; revision <= 2; revision++) {
            Alert.Builder alert = Alert.newBuilder()
                    .setAlertId("a")
                    .setRevision(revision)
                    .setState(revision == 1 ? AlertState.OPENED : AlertState.CLOSED)
                    .setSubject("gate")
                    .setRuleId("unmasked-person")
                    .setKind(RuleKind.UNMASKED_PERSON)
                    .setSeverity(Severity.WARNING)
                    .setOpenedAt(at(5))
                    .setAt(at(5 * revision))
                    .setSummary("Somebody")
                    .setEvidence(AlertEvidence.newBuilder().build())
                    .setEmittedAt(at(50 + revision));
            change.accept(alert);
            alerts.add(alert.build());
        }
        return alerts;
    }

    private static Instant at(int second) {
        return Instant.ofEpochSecond(3_000 + second);
    }
}
