package io.maskwatch.app.demo;

import static io.maskwatch.app.testing.Records.alert;
import static io.maskwatch.app.testing.Records.persons;
import static io.maskwatch.app.testing.Records.status;
import static io.maskwatch.app.testing.Records.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.app.audit.CameraAudit;
import io.maskwatch.app.audit.SessionAudit;
import io.maskwatch.app.live.RunTally;
import io.maskwatch.schemas.OutcomeReason;
import io.maskwatch.schemas.RuleKind;
import io.maskwatch.schemas.WindowKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JudgementTest {
    private static final Expectation TEN_PERSONS = new Expectation("gate", 10, 1, 0, 1);

    private final RunTally tally = new RunTally();

    @BeforeEach
    void runWell() {
        tally.add(status("gate", 7, 100));
        tally.add(window("gate", 0, WindowKind.FINAL, 1, persons(8, 2, 0, 0)));
        tally.add(alert("gate", "a", RuleKind.UNMASKED_PERSON, 1));
        tally.add(alert("gate", "a", RuleKind.UNMASKED_PERSON, 2));
    }

    @Test
    void isContentWithARunThatFoundWhatTheTruthCallsFor() {
        assertThat(problems(audit(100, 0, 0))).isEmpty();
    }

    @Test
    void toleratesOneFrameInTenShed() {
        assertThat(problems(audit(90, 0, 0))).isEmpty();
        assertThat(problems(audit(89, 0, 0))).singleElement().asString().contains("89 of 100");
    }

    @Test
    void minutesALostFrame() {
        assertThat(problems(audit(99, 0, 1))).singleElement().asString().contains("1 frames are lost");
    }

    @Test
    void minutesAFrameStillPending() {
        assertThat(problems(audit(99, 1, 0))).singleElement().asString().contains("1 frames were still pending");
    }

    @Test
    void missesACameraThatNeverStreamed() {
        assertThat(new Judgement(tally, audit(100, 0, 0), List.of(TEN_PERSONS), 2).problems())
                .singleElement()
                .asString()
                .contains("1 of 2 cameras streamed");
    }

    @Test
    void countsPersonsWithinATenth() {
        tally.add(window("gate", 1, WindowKind.FINAL, 1, persons(1, 0, 0, 0)));
        assertThat(problems(audit(100, 0, 0))).isEmpty();
        tally.add(window("gate", 2, WindowKind.FINAL, 1, persons(1, 0, 0, 0)));
        assertThat(problems(audit(100, 0, 0)))
                .singleElement()
                .asString()
                .contains("12 persons were counted, the scenes had 10");
    }

    @Test
    void missesAnIncidentThatTheTruthCallsFor() {
        Expectation two = new Expectation("gate", 10, 2, 1, 1);
        assertThat(problems(two))
                .hasSize(2)
                .anySatisfy(problem -> assertThat(problem).contains("1 incidents of an unmasked person", "call for 2"))
                .anySatisfy(problem -> assertThat(problem).contains("0 incidents of low compliance"));
    }

    @Test
    void toleratesLessThanOneIncidentInFive() {
        for (int told = 2; told <= 6; told++) {
            tally.add(alert("gate", "person-" + told, RuleKind.UNMASKED_PERSON, 1));
            tally.add(alert("gate", "person-" + told, RuleKind.UNMASKED_PERSON, 2));
        }
        assertThat(problems(new Expectation("gate", 10, 7, 0, 1))).isEmpty();
        assertThat(problems(new Expectation("gate", 10, 5, 0, 1)))
                .containsExactly("6 incidents of an unmasked person, the scenes call for 5");
        assertThat(problems(new Expectation("gate", 10, 8, 0, 1)))
                .containsExactly("6 incidents of an unmasked person, the scenes call for 8");
    }

    @Test
    void objectsToAnIncidentThatStaysOpen() {
        tally.add(alert("gate", "b", RuleKind.LOW_COMPLIANCE, 1));
        assertThat(problems(audit(100, 0, 0))).singleElement().asString().contains("b was not closed");
    }

    @Test
    void objectsToAnIncidentOfAnotherKind() {
        tally.add(alert("gate", "c", RuleKind.CAMERA_SILENT, 1));
        tally.add(alert("gate", "c", RuleKind.CAMERA_SILENT, 2));
        assertThat(problems(audit(100, 0, 0))).singleElement().asString().contains("no scene calls for");
    }

    @Test
    void objectsToAStepToldTwice() {
        tally.add(alert("gate", "a", RuleKind.UNMASKED_PERSON, 2));
        assertThat(problems(audit(100, 0, 0))).singleElement().asString().contains("1 alert steps were repeated");
    }

    @Test
    void judgesOnlyTheChainWhereTheTruthIsNotKnown() {
        assertThat(new Judgement(tally, audit(100, 0, 0), List.of(), 1).problems())
                .isEmpty();
    }

    @Test
    void tellsTheTruthPerCamera() {
        assertThat(new Judgement(tally, audit(100, 0, 0), List.of(TEN_PERSONS), 1)
                        .truth()
                        .toString())
                .isEqualTo(
                        "{\"persons\":10,\"cameras\":[{\"id\":\"gate\",\"persons\":10,\"alerts\":{\"unmaskedPerson\":1,"
                                + "\"lowComplianceAtLeast\":0,\"lowComplianceAtMost\":1}}]}");
    }

    private List<String> problems(Expectation expected) {
        return new Judgement(tally, audit(100, 0, 0), List.of(expected), 1).problems();
    }

    private List<String> problems(List<CameraAudit> audit) {
        return new Judgement(tally, audit, List.of(TEN_PERSONS), 1).problems();
    }

    /** The account of a hundred frames: those that are in no other column were shed. */
    private static List<CameraAudit> audit(long analysed, long pending, long lost) {
        SessionAudit session = new SessionAudit(
                7,
                100,
                analysed,
                Map.of(OutcomeReason.OVERLOAD, 100 - analysed - pending - lost),
                Map.of(),
                0,
                pending,
                0,
                lost,
                List.of());
        return List.of(new CameraAudit("gate", List.of(session)));
    }
}
