package io.maskwatch.bench.people.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.maskwatch.bench.people.truth.TestingWorlds;
import io.maskwatch.bench.people.truth.World;
import io.maskwatch.schemas.MaskVerdict;
import org.junit.jupiter.api.Test;

class CountScoreTest {
    private final World world = TestingWorlds.of(
            20,
            TestingWorlds.standing(0, 0, 20, MaskVerdict.MASKED),
            TestingWorlds.standing(1, 0, 20, MaskVerdict.MASKED),
            TestingWorlds.standing(2, 0, 20, MaskVerdict.MASKED),
            TestingWorlds.standing(3, 0, 1, MaskVerdict.MASKED));
    private final Script script = new Script(world);

    @Test
    void tellsWhoIsCountedTwiceNeverAndWhereNobodyIs() {
        script.frame(2, on(0, 10), on(1, 20))
                .frame(3, on(0, 10), on(1, 20), Script.onNobody(30))
                .frame(4, on(0, 11), on(1, 20))
                .frame(5, on(0, 12), on(1, 20))
                .window(0, 4, 1, 1)
                .window(1, 1, 1, 1);

        Recording recording = script.recording();
        CountScore score = CountScore.of(recording.finals(), new VisitFacts(world), new Follower(recording.frames()));
        // The fourth is there for a second only, and not to be counted.
        assertThat(score).isEqualTo(new CountScore(3, 5, 2, 1, 1));
        assertThat(score.error()).isCloseTo(2.0 / 3, within(1e-9));
    }

    @Test
    void runsAddUp() {
        CountScore sum = new CountScore(10, 9, 1, 2, 0).plus(new CountScore(10, 12, 2, 0, 1));
        assertThat(sum).isEqualTo(new CountScore(20, 21, 3, 2, 1));
        assertThat(sum.error()).isCloseTo(0.05, within(1e-9));
    }

    private Recording.Followed on(int visit, long track) {
        return script.on(visit, 5, track, MaskVerdict.UNKNOWN);
    }
}
