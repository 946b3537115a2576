package io.maskwatch.bench.people.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.maskwatch.bench.people.truth.TestingWorlds;
import io.maskwatch.bench.people.truth.Visit.Wearing;
import io.maskwatch.bench.people.truth.World;
import io.maskwatch.schemas.MaskVerdict;
import org.junit.jupiter.api.Test;

class RateScoreTest {
    /** Four of five with a mask in the first and third minute, all five in the second; two in the fourth. */
    private final World world = TestingWorlds.of(
            240,
            TestingWorlds.standing(0, 0, 240, MaskVerdict.MASKED),
            TestingWorlds.standing(1, 0, 240, MaskVerdict.MASKED),
            TestingWorlds.standing(2, 0, 180, MaskVerdict.MASKED),
            TestingWorlds.standing(3, 0, 180, MaskVerdict.MASKED),
            TestingWorlds.standing(
                    4,
                    0,
                    180,
                    new Wearing(0, MaskVerdict.UNMASKED),
                    new Wearing(70, MaskVerdict.MASKED),
                    new Wearing(130, MaskVerdict.INCORRECT)));

    @Test
    void comparesTheRatesOfWindowsThatAreCoveredAndHaveASample() {
        Script script = new Script(world)
                .window(0, 5, 0.9, 1)
                .window(1, 0, 0.96, 0.9)
                .window(2, 0, 0.1, 0.89)
                .window(3, 0, 0.1, 1);

        RateScore score = RateScore.of(script.recording(), new VisitFacts(world));
        assertThat(score.windows()).as("not the third, nor the fourth").isEqualTo(2);
        assertThat(score.meanAbsolute()).isCloseTo(7, within(1e-9));
        assertThat(score.bias()).isCloseTo(3, within(1e-9));
        assertThat(score.worst()).isCloseTo(10, within(1e-9));
    }
}
