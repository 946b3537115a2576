package io.maskwatch.sink.camera;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.schemas.Compliance;
import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.sink.state.Track;
import io.maskwatch.sink.testing.Faces;
import io.maskwatch.sink.testing.ScriptedCamera;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Each inference votes once at most, and only in its order. */
class DistinctVotesTest {
    @Property(tries = 60)
    void anInferenceThatComesAgainOrLateChangesNoVote(@ForAll long seed) {
        Random random = new Random(seed);
        ScriptedCamera plain = new ScriptedCamera();
        ScriptedCamera disturbed = new ScriptedCamera();
        List<FrameOutcome> told = new ArrayList<>();
        int sequence = 0;
        for (int i = 0; i < 60; i++) {
            FrameOutcome skipped = look(plain, ++sequence, i * 0.25, random);
            FrameOutcome outcome = look(plain, ++sequence, i * 0.25 + 0.1, random);
            plain.outcome(outcome);
            disturbed.outcome(outcome);
            told.add(outcome);
            if (random.nextInt(3) == 0) {
                disturbed.outcome(told.get(random.nextInt(told.size())));
            }
            if (random.nextInt(3) == 0) {
                disturbed.outcome(skipped);
            }
        }

        List<Track> tracks = disturbed.memory().getTracks();
        assertThat(tracks).isEqualTo(plain.memory().getTracks()).isNotEmpty();
        assertThat(tracks)
                .allSatisfy(track -> assertThat(track.getEvidence().getVotes()).isBetween(1, track.getLooks()));
    }

    private static FrameOutcome look(ScriptedCamera camera, int sequence, double at, Random random) {
        Compliance compliance = random.nextInt(4) == 0 ? Compliance.UNMASKED : Compliance.MASKED;
        return camera.analysed(
                sequence,
                at,
                Faces.at(0.3 + 0.002 * random.nextGaussian(), 0.4, compliance, 0.9),
                Faces.at(0.7 + 0.002 * random.nextGaussian(), 0.4, compliance, 0.9));
    }
}
