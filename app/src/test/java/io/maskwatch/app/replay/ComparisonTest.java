package io.maskwatch.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.app.replay.Comparison.Fate;
import io.maskwatch.schemas.RuleKind;
import io.maskwatch.schemas.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    @Test
    void pairsWhatOverlapsOrOpensAtAlmostTheSameTime() {
        List<IncidentSpan> would = List.of(
                incident("gate", "u", "1", 0, 20L),
                incident("gate", "u", "2", 50, 300L),
                incident("gate", "u", "3", 0, 9L));
        List<IncidentSpan> told = List.of(
                incident("gate", "u", "1", 25, 40L),
                incident("gate", "u", "2", 200, null),
                incident("gate", "u", "3", 60, 90L));

        Comparison comparison = Comparison.of(would, told);
        assertThat(comparison.count(Fate.SAME)).isEqualTo(2);
        assertThat(comparison.count(Fate.NEW)).isEqualTo(1);
        assertThat(comparison.count(Fate.GONE)).isEqualTo(1);
    }

    @Test
    void pairsEachOnceAndOnlyOfTheSameRuleSubjectAndPerson() {
        List<IncidentSpan> would = List.of(incident("gate", "u", "1", 0, 20L), incident("gate", "u", "1", 25, 30L));

        assertThat(Comparison.of(would, List.of(incident("gate", "u", "1", 1, 20L)))
                        .count(Fate.SAME))
                .isEqualTo(1);
        for (IncidentSpan other : List.of(
                incident("hall", "u", "1", 0, 20L),
                incident("gate", "v", "1", 0, 20L),
                incident("gate", "u", "2", 0, 20L))) {
            assertThat(Comparison.of(would, List.of(other)).pairs())
                    .extracting(Comparison.Pair::fate)
                    .containsOnly(Fate.NEW, Fate.GONE);
        }
    }

    @Test
    void keepsPairsWholeThatLieAcrossAnEdge() {
        List<IncidentSpan> would = List.of(
                incident("gate", "u", "in", 98, 120L),
                incident("gate", "u", "before", 101, 120L),
                incident("gate", "u", "late", 201, 220L),
                incident("gate", "u", "after", 198, 220L),
                incident("gate", "u", "first", 100, 120L),
                incident("gate", "u", "next", 200, 220L));
        List<IncidentSpan> told = List.of(
                incident("gate", "u", "in", 101, 120L),
                incident("gate", "u", "before", 98, 120L),
                incident("gate", "u", "late", 199, 220L),
                incident("gate", "u", "after", 201, 220L),
                incident("gate", "u", "last", 199, 220L),
                incident("gate", "u", "old", 99, 120L));

        Comparison between = Comparison.of(would, told).openedIn(Past.at(100), Past.at(200));
        assertThat(between.pairs())
                .extracting(pair -> pair.fate() + " " + pair.either().about())
                .containsExactlyInAnyOrder("SAME in", "SAME late", "NEW first", "GONE last");
    }

    private static IncidentSpan incident(
            String subject, String rule, String about, long openedAt, @Nullable Long closedAt) {
        return new IncidentSpan(
                subject + rule + about + openedAt,
                subject,
                rule,
                RuleKind.UNMASKED_PERSON,
                Severity.WARNING,
                about,
                Past.at(openedAt),
                closedAt == null ? null : Past.at(closedAt),
                "");
    }
}
