package io.maskwatch.simulator.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maskwatch.simulator.figure.MaskState;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SceneScriptTest {
    private static final Duration LENGTH = Duration.ofSeconds(90);
    private static final Duration TURN = Duration.ofMillis(2500);

    @Test
    void sameSeedGivesTheSameTruth() {
        SceneTruth once = SceneScript.generate(7, LENGTH, SceneProfile.MIXED).truth();
        SceneTruth again = SceneScript.generate(7, LENGTH, SceneProfile.MIXED).truth();

        assertThat(again).isEqualTo(once);
        assertThat(SceneScript.generate(8, LENGTH, SceneProfile.MIXED).truth()).isNotEqualTo(once);
    }

    @ParameterizedTest
    @EnumSource(SceneProfile.class)
    void everybodyCanBeJudgedForSixSeconds(SceneProfile profile) {
        for (long seed = 1; seed <= 3; seed++) {
            for (TruePerson person :
                    SceneScript.generate(seed, LENGTH, profile).truth().people()) {
                assertThat(person.visible())
                        .as("%s of seed %d", person.id(), seed)
                        .isGreaterThanOrEqualTo(Duration.ofSeconds(6));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(SceneProfile.class)
    void spellsWithoutMaskAreShortOrLong(SceneProfile profile) {
        for (long seed = 1; seed <= 3; seed++) {
            for (TruePerson person :
                    SceneScript.generate(seed, LENGTH, profile).truth().people()) {
                Duration longest = person.longest(MaskState.UNMASKED, TURN);
                assertThat(longest.toMillis() <= 2000 || longest.toMillis() >= 12_000)
                        .as("%s of seed %d is unmasked for %s: %s", person.id(), seed, longest, person.spans())
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(SceneProfile.class)
    void venueIsEmptyAtFirstAndAtLast(SceneProfile profile) {
        SceneScript script = SceneScript.generate(3, LENGTH, profile);

        assertThat(script.visitsAt(1.9)).isEmpty();
        assertThat(script.visitsAt(87)).isEmpty();
        assertThat(script.visitsAt(90)).isEmpty();
        assertThat(script.visitsAt(1000)).isEmpty();
        assertThat(script.visitsAt(45)).isNotEmpty();
    }

    @Test
    void threeToFivePeopleAreThereMostOfTheTime() {
        SceneTruth truth = SceneScript.generate(11, LENGTH, SceneProfile.MIXED).truth();
        double seen = 0;
        for (int second = 10; second < 80; second++) {
            int now = judgeable(truth, second).size();
            assertThat(now).isLessThanOrEqualTo(5);
            seen += now;
        }
        assertThat(seen / 70).isBetween(2.5, 5.0);
    }

    @Test
    void someChangeTheirMaskAndStayOnePerson() {
        SceneTruth truth =
                SceneScript.generate(5, LENGTH, SceneProfile.MOSTLY_MASKED).truth();

        assertThat(truth.people())
                .anySatisfy(person -> assertThat(
                                person.spans().stream().map(TrueSpan::state).toList())
                        .containsSubsequence(MaskState.MASKED, MaskState.UNMASKED, MaskState.MASKED));
        assertThat(truth.people().stream().map(TruePerson::id)).doesNotHaveDuplicates();
    }

    @Test
    void firstCameraHasAFewUnmaskedPeople() {
        for (long seed = 1; seed <= 3; seed++) {
            SceneTruth truth = SceneScript.generate(seed, LENGTH, SceneProfile.MOSTLY_MASKED)
                    .truth();
            int unmasked = truth.peopleFor(MaskState.UNMASKED, Duration.ofSeconds(5), TURN)
                    .size();
            assertThat(unmasked).as("seed %d", seed).isBetween(1, truth.people().size() / 2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {72, 90, 150, 300})
    void lapseHasThirtyFiveSecondsInWhichFewAreMasked(int seconds) {
        for (long seed = 1; seed <= 3; seed++) {
            SceneScript script = SceneScript.generate(seed, Duration.ofSeconds(seconds), SceneProfile.LAPSE);
            assertThat(longestLapse(script.truth(), seconds))
                    .as("seed %d", seed)
                    .isGreaterThanOrEqualTo(35);
        }
    }

    /** The longest run of seconds in which somebody is there and fewer than a third are masked. */
    private static int longestLapse(SceneTruth truth, int seconds) {
        int longest = 0;
        int run = 0;
        for (int second = 0; second < seconds; second++) {
            List<MaskState> states = judgeable(truth, second);
            long masked =
                    states.stream().filter(state -> state == MaskState.MASKED).count();
            run = masked * 3 < states.size() ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    @Test
    void facesNeverHideEachOther() {
        SceneScript script = SceneScript.generate(21, LENGTH, SceneProfile.MIXED);
        for (int tenth = 0; tenth < 900; tenth += 2) {
            List<TrueFace> faces = script.facesAt(Duration.ofMillis(tenth * 100L), 1280, 720);
            for (int i = 0; i < faces.size(); i++) {
                for (int j = i + 1; j < faces.size(); j++) {
                    TrueFace one = faces.get(i);
                    TrueFace other = faces.get(j);
                    boolean apart = one.leftPx() + one.widthPx() < other.leftPx()
                            || other.leftPx() + other.widthPx() < one.leftPx()
                            || one.topPx() + one.heightPx() < other.topPx()
                            || other.topPx() + other.heightPx() < one.topPx();
                    assertThat(apart).as("%s and %s", one, other).isTrue();
                }
            }
        }
    }

    @Test
    void sceneWithoutEndGoesOnActAfterAct() {
        SceneScript script = SceneScript.generate(2, null, SceneProfile.MIXED);

        SceneTruth truth = script.truth(Duration.ofMinutes(11));

        Set<String> acts = new TreeSet<>();
        truth.people().forEach(person -> acts.add(person.id().substring(0, 2)));
        assertThat(acts).containsExactly("p1", "p2", "p3");
        assertThat(script.truth(Duration.ofSeconds(60)).people())
                .allSatisfy(person -> assertThat(person.spans())
                        .allSatisfy(span -> assertThat(span.to()).isLessThanOrEqualTo(Duration.ofSeconds(60))));
        assertThatThrownBy(script::truth).isInstanceOf(IllegalStateException.class);
    }

    private static List<MaskState> judgeable(SceneTruth truth, int second) {
        Duration at = Duration.ofSeconds(second);
        return truth.people().stream()
                .flatMap(person -> person.spans().stream())
                .filter(span -> span.from().compareTo(at) <= 0 && span.to().compareTo(at) > 0)
                .map(TrueSpan::state)
                .toList();
    }
}
