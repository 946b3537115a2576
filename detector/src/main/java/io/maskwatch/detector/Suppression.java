package io.maskwatch.detector;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Greedy non-maximum suppression across labels: boxes that overlap a better one by more than the limit are the same face
 * and give it what they know, so that one face is one candidate with the best score of each label. Pure; stateless.
 */
public final class Suppression {
    private static final Comparator<Candidate> BEST_FIRST =
            Comparator.comparingDouble(Candidate::score).reversed();

    private Suppression() {}

    /** The faces, best first. The box is that of the best candidate of the face. */
    public static List<Candidate> merge(List<Candidate> candidates, double suppressionIou) {
        List<Face> faces = new ArrayList<>();
        for (Candidate candidate : candidates.stream().sorted(BEST_FIRST).toList()) {
            faces.stream()
                    .filter(face -> face.box.iou(candidate.box()) > suppressionIou)
                    .findFirst()
                    .ifPresentOrElse(face -> face.learn(candidate), () -> faces.add(new Face(candidate)));
        }
        return faces.stream().map(Face::candidate).toList();
    }

    /** A face while its candidates come in, best first. */
    private static final class Face {
        private final Box box;
        private final Map<String, Float> scores;

        Face(Candidate best) {
            this.box = best.box();
            this.scores = new HashMap<>(best.classScores());
        }

        void learn(Candidate other) {
            other.classScores().forEach((label, score) -> scores.merge(label, score, Math::max));
        }

        Candidate candidate() {
            return new Candidate(box, scores);
        }
    }
}
