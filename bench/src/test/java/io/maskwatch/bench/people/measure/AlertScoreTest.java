package io.maskwatch.bench.people.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.bench.people.truth.TestingWorlds;
import io.maskwatch.bench.people.truth.World;
import io.maskwatch.schemas.MaskVerdict;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class AlertScoreTest {
    private static final double DWELL_SECONDS = 3;

    private final World world = TestingWorlds.of(
            30,
            TestingWorlds.standing(0, 0, 30, MaskVerdict.UNMASKED),
            TestingWorlds.standing(1, 0, 30, MaskVerdict.UNMASKED),
            TestingWorlds.standing(2, 0, 30, MaskVerdict.MASKED),
            TestingWorlds.standing(3, 0, 4, MaskVerdict.UNMASKED));
    private final Script script = new Script(world);

    @Test
    void tellsWhichWereCalledForFoundRightAndTwice() {
        for (int at = 0; at < 20; at++) {
            script.frame(
                    at,
                    script.on(0, at, at < 10 ? 10 : 11, MaskVerdict.UNMASKED),
                    script.on(2, at, 12, MaskVerdict.UNMASKED));
        }
        script.opened(5, 10).opened(15, 11).opened(6, 12).opened(7, 99);

        AlertScore score = score();
        // Two stand there long enough, the fourth does not; one is told, twice; one alert is about a mask, one about
        // nobody.
        assertThat(score.called()).isEqualTo(2);
        assertThat(score.found()).isEqualTo(1);
        assertThat(score.opened()).isEqualTo(4);
        assertThat(score.right()).isEqualTo(2);
        assertThat(score.twice()).isEqualTo(1);
        assertThat(score.recall()).isEqualTo(0.5);
        assertThat(score.precision()).isEqualTo(0.5);
        assertThat(score.delay(0.5)).isEqualTo(2, Offset.offset(1e-9));
    }

    @Test
    void nothingCalledForAndNothingToldIsPerfect() {
        assertThat(AlertScore.NONE.recall()).isEqualTo(1);
        assertThat(AlertScore.NONE.precision()).isEqualTo(1);
    }

    private AlertScore score() {
        Recording recording = script.recording();
        return AlertScore.of(recording, new VisitFacts(world), new Follower(recording.frames()), DWELL_SECONDS);
    }
}
