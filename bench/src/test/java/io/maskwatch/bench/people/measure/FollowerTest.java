package io.maskwatch.bench.people.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.maskwatch.bench.people.measure.Recording.Followed;
import io.maskwatch.bench.people.measure.Recording.Frame;
import io.maskwatch.bench.people.truth.Area;
import io.maskwatch.bench.people.truth.Sight;
import io.maskwatch.bench.people.truth.TestingWorlds;
import io.maskwatch.bench.people.truth.World;
import io.maskwatch.schemas.MaskVerdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class FollowerTest {
    private final World world = TestingWorlds.of(
            10,
            TestingWorlds.standing(0, 0, 10, MaskVerdict.MASKED),
            TestingWorlds.standing(1, 0, 10, MaskVerdict.MASKED));
    private final Script script = new Script(world);

    @Test
    void everyoneUnderOneIdentityIsPerfect() {
        for (int i = 0; i < 4; i++) {
            script.frame(i, on(0, 10), on(1, 11));
        }
        TrackingScore score = score();
        assertThat(score).isEqualTo(new TrackingScore(8, 8, 0, 0, 0, 8));
        assertThat(score.idf1()).isEqualTo(1);
        assertThat(score.mota()).isEqualTo(1);
    }

    @Test
    void missesSurplusAndANewIdentityCount() {
        script.frame(0, on(0, 10))
                .frame(1, on(0, 10), on(1, 11))
                .frame(2, on(0, 12), on(1, 11))
                .frame(3, on(0, 12), on(1, 11), Script.onNobody(13))
                .frame(4, on(0, 12), on(1, 11), Script.onNobody(13));

        TrackingScore score = score();
        assertThat(score).isEqualTo(new TrackingScore(10, 11, 1, 2, 1, 7));
        assertThat(score.mota()).isCloseTo(0.6, within(1e-9));
        assertThat(score.idf1()).isCloseTo(2.0 / 3, within(1e-9));
    }

    @Test
    void twoWhoSwapIdentitiesSwitchTwice() {
        script.frame(0, on(0, 10), on(1, 11))
                .frame(1, on(0, 10), on(1, 11))
                .frame(2, on(0, 11), on(1, 10))
                .frame(3, on(0, 11), on(1, 10));

        TrackingScore score = score();
        assertThat(score.switches()).isEqualTo(2);
        assertThat(score.mota()).isEqualTo(0.75);
        assertThat(score.idf1()).isEqualTo(0.5);
    }

    @Test
    void anIdentityBelongsToOnePersonOnly() {
        script.frame(0, on(0, 10), on(1, 11))
                .frame(1, on(0, 10), on(1, 10))
                .frame(2, on(1, 10))
                .frame(3, on(1, 10));
        // One person has track 10 in two frames, the other in three and track 11 in one: three and nothing is the best.
        assertThat(score().identified()).isEqualTo(3);
    }

    @Test
    void aPairStaysAPairWhileItIsValid() {
        script.frame(0, on(0, 10), on(1, 11)).frame(1, beside(on(0, 10), 10), on(0, 12), on(1, 11));
        assertThat(score()).isEqualTo(new TrackingScore(4, 5, 0, 1, 0, 4));
    }

    @Test
    void aBoxOfLessThanHalfTheOverlapIsAMissAndASurplus() {
        // Of 60 pixels, 20 aside give 40 / 80; 21 aside a little less.
        script.frame(0, beside(on(0, 10), 20), beside(on(1, 11), 21));
        assertThat(score()).isEqualTo(new TrackingScore(2, 2, 1, 1, 0, 1));
    }

    @Test
    void whoIsHardlyToBeSeenIsLeftOutOfAccount() {
        Sight sight = world.sights(0).get(0);
        Sight hidden = new Sight(sight.visit(), sight.box(), 0.3, sight.mask());
        Followed person = new Followed(10, sight.box(), MaskVerdict.UNKNOWN);
        Frame followed = new Frame(0, List.of(hidden), List.of(person));
        Frame missed = new Frame(1, List.of(hidden), List.of());
        assertThat(new Follower(List.of(followed, missed)).score()).isEqualTo(TrackingScore.NONE);
    }

    private Followed on(int visit, long track) {
        return script.on(visit, 0, track, MaskVerdict.UNKNOWN);
    }

    private static Followed beside(Followed person, double aside) {
        Area box = person.box();
        return new Followed(
                person.track(), new Area(box.left() + aside, box.top(), box.width(), box.height()), person.held());
    }

    private TrackingScore score() {
        return new Follower(script.frames()).score();
    }
}
