package io.maskwatch.bench.people.truth;

import io.maskwatch.schemas.MaskVerdict;

/**
 * What could be seen of one person at one time. Immutable.
 *
 * @param visit whose
 * @param box the face
 * @param visible share of the face that is in the picture and not hidden, 0 to 1; 0 if it is turned away
 * @param mask what is worn
 */
public record Sight(Visit visit, Area box, double visible, MaskVerdict mask) {
    /** Share of the face from which it counts as to be seen, as pedestrians do in MOTChallenge. */
    private static final double ENOUGH = 0.5;

    /** Whether a careful person would find the face in the picture. */
    public boolean clear() {
        return visible >= ENOUGH;
    }
}
