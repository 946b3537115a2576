package io.maskwatch.sink.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.schemas.Compliance;
import io.maskwatch.schemas.MaskVerdict;
import io.maskwatch.sink.state.Evidence;
import io.maskwatch.sink.state.Judgement;
import io.maskwatch.sink.state.Motion;
import io.maskwatch.sink.state.Track;
import io.maskwatch.sink.testing.Faces;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private final Judge judge = new Judge(VerdictSettings.defaults());

    @Property
    void onlyWhatTheModelSaidIsEverHeld(@ForAll @Size(max = 60) List<Compliance> looks) {
        Track track = track();
        long at = 0;
        for (Compliance compliance : looks) {
            judge.hear(track, vote(compliance, 40), at += 250);
        }
        MaskVerdict held = Judge.held(track);
        assertThat(held == MaskVerdict.UNKNOWN || looks.contains(Compliance.valueOf(held.name())))
                .isTrue();
    }

    @Property
    void anUnsureLookChangesNothing(@ForAll @Size(max = 40) List<Compliance> looks) {
        Track with = track();
        Track without = track();
        long at = 0;
        for (Compliance compliance : looks) {
            at += 250;
            judge.hear(with, vote(compliance, 40), at);
            if (compliance != Compliance.UNKNOWN && compliance != Compliance.OTHER) {
                judge.hear(without, vote(compliance, 40), at);
            }
        }
        assertThat(with).isEqualTo(without);
    }

    @Test
    void aFaceTooSmallToJudgeDoesNotVote() {
        Track track = track();
        for (int i = 0; i < 20; i++) {
            judge.hear(track, vote(Compliance.UNMASKED, 15), i * 250L);
        }
        assertThat(Judge.held(track)).isEqualTo(MaskVerdict.UNKNOWN);
        assertThat(track.getEvidence().getVotes()).isZero();
    }

    @Test
    void twoLooksAreTooFew() {
        Track track = track();
        assertThat(judge.hear(track, vote(Compliance.UNMASKED, 40), 0)).isFalse();
        assertThat(judge.hear(track, vote(Compliance.UNMASKED, 40), 250)).isFalse();
        assertThat(judge.hear(track, vote(Compliance.UNMASKED, 40), 500)).isTrue();
    }

    @Test
    void oneWrongLookInFourDoesNotChangeTheVerdict() {
        Track track = track();
        int changes = 0;
        for (int i = 1; i <= 400; i++) {
            Compliance compliance = i % 4 == 0 ? Compliance.UNMASKED : Compliance.MASKED;
            changes += judge.hear(track, vote(compliance, 40), i * 250L) ? 1 : 0;
        }
        assertThat(changes).isEqualTo(1);
    }

    @Test
    void aLookTornBetweenTwoClassesDoesNotVote() {
        var torn = io.maskwatch.schemas.Detection.newBuilder(Faces.at(0.5, 0.5, Compliance.MASKED, 0.5))
                .setClassScores(Map.of("masked", 0.5f, "unmasked", 0.45f))
                .build();
        Vote vote = Vote.of(torn, Faces.model().getLabels(), 60, 16);
        assertThat(vote).isEqualTo(new Vote(MaskVerdict.UNKNOWN, 0));
    }

    @Test
    void theHistoryTellsEachVerdictAndWhatItWasWorth() {
        Track track = track();
        look(track, Compliance.MASKED, 0, 4_000);
        assertThat(Judge.history(track)).containsExactly(new Judgement("MASKED", 500L, 1f));
        look(track, Compliance.UNMASKED, 4_000, 8_000);

        assertThat(Judge.history(track)).extracting(Judgement::getVerdict).containsExactly("MASKED", "UNMASKED");
        Judgement changed = Judge.history(track).get(1);
        assertThat(changed.getAt()).isEqualTo(track.getVerdictAt()).isBetween(4_500L, 6_000L);
        assertThat(changed.getConfidence())
                .as("when it changed, and not now")
                .isBetween(0.65f, 0.9f)
                .isLessThan((float) Judge.confidence(track));
    }

    @Test
    void theHistoryKeepsTheNewestEight() {
        Track track = track();
        for (int i = 0; i < 20; i++) {
            look(track, i % 2 == 0 ? Compliance.MASKED : Compliance.UNMASKED, 4_000L * i, 4_000L * (i + 1));
        }

        assertThat(Judge.history(track))
                .hasSize(8)
                .extracting(Judgement::getAt)
                .isSorted()
                .allMatch(at -> at >= 48_000)
                .last()
                .isEqualTo(track.getVerdictAt());
    }

    @Test
    void aVerdictThatStandsAddsNothingToTheHistory() {
        Track track = track();
        look(track, Compliance.MASKED, 0, 60_000);
        assertThat(Judge.history(track)).hasSize(1);
    }

    private void look(Track track, Compliance compliance, long fromMs, long toMs) {
        for (long at = fromMs; at < toMs; at += 250) {
            judge.hear(track, vote(compliance, 40), at);
        }
    }

    private static Vote vote(Compliance compliance, double facePx) {
        return Vote.of(Faces.at(0.5, 0.5, compliance, 0.9), Faces.model().getLabels(), facePx, 16);
    }

    private static Track track() {
        return Track.newBuilder()
                .setNumber(1)
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
