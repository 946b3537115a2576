package io.maskwatch.sink.tracking;

import io.maskwatch.sink.state.Motion;

/**
 * How what was seen before a gap and after it fits together. Lengths are in face heights. Immutable.
 *
 * @param across from the last place to the new one
 * @param before speed at the last look, a second
 * @param after speed at the new one
 * @param gap seconds between the two
 * @param size logarithm of the ratio of sizes
 */
record Meeting(Shift across, Shift before, Shift after, double gap, double size) {
    /** Nobody is taken to walk faster, in face heights a second. */
    private static final double FASTEST = 4;
    /** Parts of the gap that are tried as the length of a walk. */
    private static final int PARTS = 6;

    /**
     * A way across the gap: on at the speed of before, then a stand, then on at the speed of after.
     *
     * @param missed how far apart its two ends are
     * @param walked its length
     */
    record Way(double missed, double walked) {}

    static Meeting of(Motion lost, Arrival arrival, double gap) {
        double scale = 1 / Math.sqrt(lost.getHeight() * arrival.height());
        return new Meeting(
                new Shift(arrival.x() - lost.getX(), arrival.y() - lost.getY()).times(scale),
                new Shift(lost.getVelocityX(), lost.getVelocityY()).times(scale).atMost(FASTEST),
                new Shift(arrival.velocityX(), arrival.velocityY()).times(scale).atMost(FASTEST),
                gap,
                Math.log(arrival.height() / lost.getHeight()));
    }

    /** The way whose ends come nearest to each other. */
    Way bestWay() {
        Way best = new Way(across.length(), 0);
        for (int first = 0; first <= PARTS; first++) {
            for (int last = 0; first + last <= PARTS; last++) {
                Way way = way(gap * first / PARTS, gap * last / PARTS);
                best = way.missed() < best.missed() ? way : best;
            }
        }
        return best;
    }

    private Way way(double firstSeconds, double lastSeconds) {
        Shift first = before.times(firstSeconds);
        Shift last = after.times(lastSeconds);
        return new Way(across.minus(first).minus(last).length(), first.length() + last.length());
    }

    /** How far from the new place a walk at the mean speed ends. */
    double missedWalkingOn() {
        return across.minus(before.plus(after).times(gap / 2)).length();
    }

    /** How far that walk leads. */
    double walkingOn() {
        return before.plus(after).times(gap / 2).length();
    }

    /** How far both speeds lead, whatever their directions: what is within reach. */
    double reach() {
        return (before.length() + after.length()) * gap;
    }
}
