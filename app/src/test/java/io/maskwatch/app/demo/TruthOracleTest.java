package io.maskwatch.app.demo;

import static io.maskwatch.simulator.figure.MaskState.INCORRECT;
import static io.maskwatch.simulator.figure.MaskState.MASKED;
import static io.maskwatch.simulator.figure.MaskState.UNMASKED;
import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.simulator.figure.MaskState;
import io.maskwatch.simulator.scene.SceneTruth;
import io.maskwatch.simulator.scene.TruePerson;
import io.maskwatch.simulator.scene.TrueSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TruthOracleTest {
    /** The beginning of a window, so that scene time and windows agree. */
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private static final Duration LENGTH = Duration.ofSeconds(60);

    @Test
    void expectsNothingOfAnEmptyScene() {
        assertThat(expect()).isEqualTo(new Expectation("gate", 0, 0, 0, 0));
    }

    @Test
    void expectsNoIncidentOfPeopleWhoWearTheirMasks() {
        Expectation expected =
                expect(person(span(1, 30, MASKED)), person(span(2, 30, MASKED)), person(span(3, 30, MASKED)));
        assertThat(expected).isEqualTo(new Expectation("gate", 3, 0, 0, 0));
    }

    @Test
    void expectsAnIncidentForALongSpellWithoutAMask() {
        assertThat(expect(person(span(1, 20, UNMASKED))).unmaskedIncidents()).isEqualTo(1);
    }

    @Test
    void expectsNoneForAShortSpell() {
        assertThat(expect(person(span(1, 4, UNMASKED), span(4, 30, MASKED))).unmaskedIncidents())
                .isZero();
    }

    @Test
    void expectsNoneForAMaskWornWrongly() {
        assertThat(expect(person(span(1, 30, INCORRECT))).unmaskedIncidents()).isZero();
    }

    @Test
    void bridgesATurnOfTheHead() {
        assertThat(expect(person(span(1, 6, UNMASKED), span(8, 13, UNMASKED))).unmaskedIncidents())
                .isEqualTo(1);
    }

    @Test
    void takesTwoSpellsWithAMaskBetweenForTwoIncidents() {
        Expectation expected = expect(person(span(1, 12, UNMASKED), span(12, 25, MASKED), span(25, 40, UNMASKED)));
        assertThat(expected.unmaskedIncidents()).isEqualTo(2);
    }

    @Test
    void expectsLowComplianceWhereMostGoWithoutForLong() {
        Expectation expected = expect(
                person(span(0, 55, UNMASKED)),
                person(span(0, 55, UNMASKED)),
                person(span(0, 55, UNMASKED)),
                person(span(0, 55, MASKED)));
        assertThat(expected.lowComplianceAtLeast()).isEqualTo(1);
        assertThat(expected.lowComplianceAtMost()).isGreaterThanOrEqualTo(1);
    }

    @Test
    void allowsButDoesNotDemandLowComplianceNearTheThreshold() {
        List<TruePerson> people = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            people.add(person(span(0, 55, number < 3 ? MASKED : UNMASKED)));
        }
        Expectation expected = expect(people.toArray(TruePerson[]::new));
        assertThat(expected.lowComplianceAtLeast()).isZero();
        assertThat(expected.lowComplianceAtMost()).isPositive();
    }

    @Test
    void judgesNoRateOfTooFew() {
        Expectation expected = expect(person(span(0, 55, UNMASKED)));
        assertThat(expected.lowComplianceAtMost()).isZero();
    }

    @Test
    void doesNotDemandLowComplianceOfThoseWhoHaveLeft() {
        Expectation expected =
                expect(person(span(0, 6, UNMASKED)), person(span(0, 6, UNMASKED)), person(span(0, 6, UNMASKED)));
        assertThat(expected.lowComplianceAtLeast()).isZero();
        assertThat(expected.lowComplianceAtMost()).isEqualTo(1);
    }

    private static Expectation expect(TruePerson... people) {
        return TruthOracle.expect("gate", new SceneTruth(List.of(people)), START, LENGTH);
    }

    private static TruePerson person(TrueSpan... spans) {
        return new TruePerson("p", List.of(spans));
    }

    private static TrueSpan span(int from, int to, MaskState state) {
        return new TrueSpan(Duration.ofSeconds(from), Duration.ofSeconds(to), state);
    }
}
