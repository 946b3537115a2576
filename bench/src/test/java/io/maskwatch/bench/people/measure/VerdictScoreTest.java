package io.maskwatch.bench.people.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.bench.people.truth.TestingWorlds;
import io.maskwatch.bench.people.truth.Visit.Wearing;
import io.maskwatch.bench.people.truth.World;
import io.maskwatch.schemas.MaskVerdict;
import org.junit.jupiter.api.Test;

class VerdictScoreTest {
    private final World world = TestingWorlds.of(
            20,
            TestingWorlds.standing(0, 0, 20, new Wearing(0, MaskVerdict.MASKED), new Wearing(10, MaskVerdict.UNMASKED)),
            TestingWorlds.standing(1, 0, 20, MaskVerdict.MASKED),
            TestingWorlds.standing(2, 0, 20, MaskVerdict.MASKED),
            TestingWorlds.standing(3, 0, 2, MaskVerdict.MASKED));
    private final Script script = new Script(world);

    @Test
    void comparesWhatIsHeldWithWhatIsWorn() {
        look(1, MaskVerdict.UNKNOWN, MaskVerdict.UNKNOWN);
        look(2, MaskVerdict.MASKED, MaskVerdict.UNMASKED);
        // Within three seconds of the change a verdict may be behind.
        look(12, MaskVerdict.MASKED, MaskVerdict.MASKED);
        look(13, MaskVerdict.MASKED, MaskVerdict.MASKED);
        look(14, MaskVerdict.UNMASKED, MaskVerdict.UNMASKED);

        VerdictScore score = VerdictScore.of(new VisitFacts(world), new Follower(script.frames()));
        // Three were there long enough to be judged, two were. Settled looks: the first at 2, 13 and 14, right but for
        // 13; the second at 2, 12, 13 and 14, right at 12 and 13. Last, the first is right and the second wrong.
        assertThat(score).isEqualTo(new VerdictScore(3, 2, 2, 1, 7, 4));
        assertThat(score.decidedShare()).isEqualTo(2.0 / 3);
        assertThat(score.lastAccuracy()).isEqualTo(0.5);
        assertThat(score.momentAccuracy()).isEqualTo(4.0 / 7);
    }

    private void look(double at, MaskVerdict first, MaskVerdict second) {
        script.frame(at, script.on(0, at, 10, first), script.on(1, at, 11, second));
    }
}
