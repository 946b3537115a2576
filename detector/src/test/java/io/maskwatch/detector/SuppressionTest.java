package io.maskwatch.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SuppressionTest {
    private static final double LIMIT = 0.6;

    @Test
    void neighboursStayApart() {
        Candidate left = new Candidate(new Box(0, 0, 10, 10), Map.of("mask", 0.9f));
        Candidate right = new Candidate(new Box(6, 0, 16, 10), Map.of("mask", 0.8f));

        assertThat(Suppression.merge(List.of(right, left), LIMIT)).containsExactly(left, right);
    }

    @Test
    void theBetterBoxLearnsTheOthersScore() {
        Candidate better = new Candidate(new Box(0, 0, 10, 10), Map.of("mask", 0.7f));
        Candidate other = new Candidate(new Box(1, 0, 11, 10), Map.of("bare", 0.6f, "mask", 0.1f));

        assertThat(Suppression.merge(List.of(other, better), LIMIT))
                .containsExactly(new Candidate(better.box(), Map.of("mask", 0.7f, "bare", 0.6f)));
    }

    @Property
    void whatIsLeftDoesNotOverlapAndNoScoreIsLost(@ForAll("candidates") List<Candidate> candidates) {
        List<Candidate> faces = Suppression.merge(candidates, LIMIT);

        for (int i = 0; i < faces.size(); i++) {
            for (int j = i + 1; j < faces.size(); j++) {
                assertThat(faces.get(i).box().iou(faces.get(j).box())).isLessThanOrEqualTo(LIMIT);
                assertThat(faces.get(i).score())
                        .isGreaterThanOrEqualTo(faces.get(j).score());
            }
        }
        for (Candidate candidate : candidates) {
            assertThat(faces)
                    .anyMatch(face -> face.classScores().getOrDefault(candidate.label(), 0f) >= candidate.score());
        }
    }

    @Provide
    Arbitrary<List<Candidate>> candidates() {
        Arbitrary<Double> place = Arbitraries.doubles().between(0, 30);
        Arbitrary<Float> score = Arbitraries.floats().between(0, 1);
        return Combinators.combine(place, place, score, Arbitraries.of("a", "b", "c"))
                .as((x, y, value, label) -> new Candidate(new Box(x, y, x + 20, y + 20), Map.of(label, value)))
                .list()
                .ofMaxSize(30);
    }
}
