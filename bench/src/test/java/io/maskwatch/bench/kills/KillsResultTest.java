package io.maskwatch.bench.kills;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.app.audit.CameraAudit;
import io.maskwatch.app.audit.SessionAudit;
import io.maskwatch.bench.kills.course.Effect;
import io.maskwatch.bench.kills.course.Told;
import io.maskwatch.bench.kills.plan.Blow;
import io.maskwatch.bench.kills.plan.Fault;
import io.maskwatch.bench.kills.plan.Struck;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.PersonCounts;
import io.maskwatch.schemas.WindowKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KillsResultTest {
    private static final Instant BEGUN = Instant.parse("2026-11-21T12:00:00Z");
    private static final List<String> NONE = List.of();

    @Test
    void passesACampaignInWhichAllWentWell() {
        assertThat(result(NONE, NONE, NONE).failures()).isEmpty();
    }

    @Test
    void failsOneInWhichAProcessEndedByItselfOrNotAsItWasAsked() {
        assertThat(result(List.of("sink-1 ended by itself with status 1"), NONE, NONE)
                        .failures())
                .containsExactly("sink-1 ended by itself with status 1");
        assertThat(result(NONE, List.of("sink-1 was asked to end, and ended with status 1"), NONE)
                        .failures())
                .containsExactly("sink-1 was asked to end, and ended with status 1");
        assertThat(result(NONE, NONE, List.of("comparing failed")).failures()).containsExactly("comparing failed");
    }

    @Test
    void failsOneInWhichNothingHappened() {
        KillsResult nothing =
                new KillsResult(List.of(), List.of(), Map.of(), Told.of(List.of(), List.of()), NONE, NONE, NONE, NONE);
        assertThat(nothing.failures())
                .containsExactly(
                        "no blow was dealt: the campaign was too short for one",
                        "no frame was announced",
                        "no final window was told");
    }

    private static KillsResult result(List<String> deaths, List<String> badEnds, List<String> unsettled) {
        Blow blow = new Blow("sink-1", Fault.KILL, Duration.ofSeconds(5), Duration.ofSeconds(9));
        Struck struck = new Struck(blow, 11, BEGUN.plusSeconds(5), BEGUN.plusSeconds(9));
        SessionAudit session = new SessionAudit(1, 40, 40, Map.of(), Map.of(), 0, 0, 0, 0, NONE);
        return new KillsResult(
                List.of(new Effect(struck, Map.of(), Duration.ZERO, NONE)),
                List.of(new CameraAudit("gate", List.of(session))),
                Map.of("gate", Duration.ZERO),
                Told.of(List.of(window()), List.of()),
                NONE,
                deaths,
                badEnds,
                unsettled);
    }

    private static ComplianceWindow window() {
        return ComplianceWindow.newBuilder()
                .setSubject("gate")
                .setStartAt(BEGUN)
                .setEndAt(BEGUN.plusSeconds(15))
                .setKind(WindowKind.FINAL)
                .setRevision(1)
                .setPresent(new PersonCounts(1, 1, 0, 0))
                .setArrived(new PersonCounts(1, 0, 0, 0))
                .setCoverage(1)
                .setFramesAnalysed(30)
                .setFramesShed(0)
                .setFramesRejected(0)
                .setFramesTruncated(0)
                .build();
    }
}
