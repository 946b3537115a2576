package io.maskwatch.sink.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.schemas.BoundingBox;
import io.maskwatch.schemas.Compliance;
import io.maskwatch.schemas.Detection;
import io.maskwatch.schemas.MaskVerdict;
import io.maskwatch.sink.state.Evidence;
import io.maskwatch.sink.state.Motion;
import io.maskwatch.sink.state.Track;
import io.maskwatch.sink.testing.Faces;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;

/** What holds of votes whatever the model says. */
class VotePropertiesTest {
    private static final Map<String, Compliance> LABELS = Faces.model().getLabels();
    private static final double THRESHOLD = 0.4;

    private final Judge judge = new Judge(VerdictSettings.defaults());

    @Property
    void onlyTheClassThatTheModelBelievesVotes(@ForAll("looks") Detection look) {
        Vote vote = vote(look);
        if (vote.verdict() != MaskVerdict.UNKNOWN) {
            assertThat(vote.verdict().name()).isEqualTo(look.getCompliance().name());
            assertThat(LABELS.get(look.getLabel())).isEqualTo(look.getCompliance());
            assertThat(vote.weight()).isPositive().isLessThanOrEqualTo(look.getScore());
        }
    }

    @Property
    void whatTheModelIsUnsureOfNeverVotes(@ForAll("looks") Detection look) {
        double rival = look.getClassScores().entrySet().stream()
                .filter(entry -> !entry.getKey().equals(look.getLabel()))
                .mapToDouble(Map.Entry::getValue)
                .max()
                .orElse(0);
        boolean unsure = look.getScore() < THRESHOLD || look.getScore() - rival < Vote.LEAST_LEAD;
        if (unsure) {
            assertThat(vote(look)).isEqualTo(new Vote(MaskVerdict.UNKNOWN, 0));
        }
    }

    @Property
    void aPersonOfWhomNothingSureWasSaidStaysUnknown(@ForAll @Size(max = 60) List<@From("unsure") Detection> looks) {
        Track track = track(1);
        long at = 0;
        for (Detection look : looks) {
            judge.hear(track, vote(look), at += 125);
        }
        assertThat(Judge.held(track)).isEqualTo(MaskVerdict.UNKNOWN);
        assertThat(track.getEvidence().getVotes()).isZero();
    }

    @Property
    void whenANewcomerTurnsOutToBeThePersonEachVoteCountsOnce(
            @ForAll @Size(min = 1, max = 20) List<@From("looks") Detection> before,
            @ForAll @Size(min = 1, max = 20) List<@From("looks") Detection> after) {
        Track whole = track(1);
        Track person = track(1);
        Track newcomer = track(2);
        long at = 0;
        for (Detection look : before) {
            at += 250;
            judge.hear(person, vote(look), at);
            judge.hear(whole, vote(look), at);
        }
        at += 3_000;
        for (Detection look : after) {
            at += 250;
            judge.hear(newcomer, vote(look), at);
            judge.hear(whole, vote(look), at);
        }
        judge.join(person, newcomer);

        Evidence joined = person.getEvidence();
        assertThat(joined.getVotes()).isEqualTo(whole.getEvidence().getVotes());
        assertThat(joined.getAt()).isEqualTo(whole.getEvidence().getAt());
        assertThat(joined.getMasked()).isCloseTo(whole.getEvidence().getMasked(), within());
        assertThat(joined.getUnmasked()).isCloseTo(whole.getEvidence().getUnmasked(), within());
        assertThat(joined.getIncorrect()).isCloseTo(whole.getEvidence().getIncorrect(), within());
    }

    @Provide
    Arbitrary<Detection> looks() {
        Arbitrary<Float> score = Arbitraries.floats().between(0, 1);
        return Combinators.combine(score, score, score).as(VotePropertiesTest::look);
    }

    @Provide
    Arbitrary<Detection> unsure() {
        return looks().filter(look -> look.getCompliance() == Compliance.UNKNOWN
                || look.getClassScores().values().stream()
                                .filter(score -> look.getScore() - score < 0.09)
                                .count()
                        > 1);
    }

    /** The model believes its best class from a threshold on. */
    private static Detection look(float masked, float unmasked, float incorrect) {
        Map<String, Float> scores = Map.of("masked", masked, "unmasked", unmasked, "incorrect", incorrect);
        String best = scores.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        float score = Math.max(masked, Math.max(unmasked, incorrect));
        return Detection.newBuilder()
                .setBox(new BoundingBox(0.5f, 0.5f, 0.05f, 0.1f))
                .setLabel(best)
                .setCompliance(score < THRESHOLD ? Compliance.UNKNOWN : LABELS.getOrDefault(best, Compliance.OTHER))
                .setScore(score)
                .setClassScores(scores)
                .build();
    }

    private static Vote vote(Detection look) {
        return Vote.of(look, LABELS, 60, 16);
    }

    private static Offset<Float> within() {
        return Offset.offset(1e-4f);
    }

    private static Track track(long number) {
        return Track.newBuilder()
                .setNumber(number)
                .setFirstSeenAt(0)
                .setLastSeenAt(0)
                .setMotion(new Motion(0f, 0f, 0f, 0f, 0f, 0f, 0f, 0f, 0f))
                .setLeft(0)
                .setTop(0)
                .setWidth(0)
                .setHeight(0)
                .setSession(1)
                .setSequence(1)
                .setEvidence(Evidence.newBuilder().build())
                .build();
    }
}
