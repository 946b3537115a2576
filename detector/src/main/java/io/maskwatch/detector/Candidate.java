package io.maskwatch.detector;

import java.util.Map;

/**
 * One box of a graph's output, before what belongs together is merged. Immutable.
 *
 * @param box where, in pixels of the model's input
 * @param classScores score of each label that the graph says anything about, 0 to 1; at least one
 */
public record Candidate(Box box, Map<String, Float> classScores) {
    public Candidate {
        classScores = Map.copyOf(classScores);
        if (classScores.isEmpty()) {
            throw new IllegalArgumentException("a candidate without a score");
        }
    }

    /** The best label; of equal ones the first by name. */
    public String label() {
        return classScores.entrySet().stream()
                .max(Map.Entry.<String, Float>comparingByValue()
                        .thenComparing(Map.Entry.<String, Float>comparingByKey().reversed()))
                .orElseThrow()
                .getKey();
    }

    /** The best score. */
    public float score() {
        float best = Float.NEGATIVE_INFINITY;
        for (float score : classScores.values()) {
            best = Math.max(best, score);
        }
        return best;
    }
}
