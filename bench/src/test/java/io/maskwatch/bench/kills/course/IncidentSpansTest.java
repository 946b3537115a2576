package io.maskwatch.bench.kills.course;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.AlertEvidence;
import io.maskwatch.schemas.AlertState;
import io.maskwatch.schemas.RuleKind;
import io.maskwatch.schemas.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Compared until second 1000. */
class IncidentSpansTest {
    private static final int OPEN = -1;

    @Test
    void takesThoseForTheSameThatWereOpenedAndClosedWithinTheTolerance() {
        assertThat(differences(span(100, 160), span(120, 140))).isEmpty();
        assertThat(differences(span(100, 160), span(121, 160))).hasSize(2);
        assertThat(differences(span(100, 160), span(100, 181))).hasSize(2);
    }

    @Test
    void tellsALongOneFromAShortOneWithinIt() {
        assertThat(differences(span(100, 700), span(300, 325)))
                .satisfiesExactly(
                        whole -> assertThat(whole).contains("from " + at(100), "by the disturbed"),
                        part -> assertThat(part).contains("from " + at(300), "by the undisturbed"));
    }

    @Test
    void takesOneForOneOfManyAtMost() {
        List<List<Alert>> ten =
                IntStream.range(0, 10).mapToObj(i -> span(100 + i, 200 + i)).toList();
        List<Alert> ours = ten.stream().flatMap(List::stream).toList();
        assertThat(differences(ours, span(104, 204)))
                .hasSize(9)
                .allSatisfy(difference -> assertThat(difference).contains("by the disturbed"));
        assertThat(differences(span(104, 204), ours)).hasSize(9);
    }

    @Test
    void findsTheWayInWhichAllHaveOneOfTheirOwn() {
        List<Alert> ours = both(span(100, 200), span(115, 215));
        List<Alert> theirs = both(span(85, 185), span(112, 212));
        assertThat(differences(ours, theirs)).isEmpty();
        List<Alert> turned = new ArrayList<>(theirs.subList(2, 4));
        turned.addAll(theirs.subList(0, 2));
        assertThat(differences(ours, turned)).isEmpty();
    }

    @Test
    void letsShortOnesAndThoseThatBeginAtTheEndBeSeenByOneAlone() {
        assertThat(differences(span(100, 120), List.of())).isEmpty();
        assertThat(differences(span(985, OPEN), List.of())).isEmpty();
        assertThat(differences(span(970, OPEN), List.of())).hasSize(1);
    }

    @Test
    void takesWhatIsOpenAtTheEndForClosedThen() {
        assertThat(differences(span(100, OPEN), span(100, 990))).isEmpty();
        assertThat(differences(span(100, OPEN), span(100, 2_000))).isEmpty();
        assertThat(differences(span(100, OPEN), span(100, 400))).hasSize(2);
    }

    private static List<String> differences(List<Alert> ours, List<Alert> theirs) {
        return IncidentSpans.differences(ours, theirs, at(1_000));
    }

    private static List<Alert> both(List<Alert> one, List<Alert> other) {
        List<Alert> both = new ArrayList<>(one);
        both.addAll(other);
        return Collections.unmodifiableList(both);
    }

    private static List<Alert> span(int from, int until) {
        List<Alert> steps = new ArrayList<>();
        steps.add(step(from, from, 1, AlertState.OPENED));
        if (until != OPEN) {
            steps.add(step(from, until, 2, AlertState.CLOSED));
        }
        return steps;
    }

    private static Alert step(int from, int second, int revision, AlertState state) {
        return Alert.newBuilder()
                .setAlertId("silence-" + from)
                .setRevision(revision)
                .setState(state)
                .setSubject("site")
                .setRuleId("silence")
                .setKind(RuleKind.CAMERA_SILENT)
                .setSeverity(Severity.WARNING)
                .setOpenedAt(at(from))
                .setAt(at(second))
                .setSummary("Nothing is heard")
                .setEvidence(AlertEvidence.newBuilder().build())
                .setEmittedAt(at(second))
                .build();
    }

    private static Instant at(int second) {
        return Instant.ofEpochSecond(3_000 + second);
    }
}
