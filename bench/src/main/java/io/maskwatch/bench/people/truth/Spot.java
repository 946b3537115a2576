package io.maskwatch.bench.people.truth;

/**
 * A place on the floor. Immutable.
 *
 * @param across from the left border of the picture (0) to the right one (1); a person outside is out of sight
 * @param depth from the far end (0) to the near end (1)
 */
public record Spot(double across, double depth) {

    Spot towards(Spot other, double share) {
        return new Spot(across + (other.across - across) * share, depth + (other.depth - depth) * share);
    }
}
