package io.maskwatch.simulator.scene;

/**
 * A walk to a spot, a stand, and a walk away. Immutable.
 *
 * @param across metres from the middle over time
 * @param away metres from the camera over time
 * @param arrived seconds at which the walk in ends
 * @param leaving seconds at which the walk out begins
 */
record WalkPath(Curve across, Curve away, double arrived, double leaving) {
    private static final double STEPS_PER_SECOND = 1.6;

    double across(double seconds) {
        return across.at(seconds) + (walking(seconds) ? 0 : 0.012 * Math.sin(seconds * 0.9 + arrived));
    }

    double away(double seconds) {
        return away.at(seconds);
    }

    double stride(double seconds) {
        return walking(seconds) ? Math.sin(seconds * Math.PI * STEPS_PER_SECOND) : 0;
    }

    boolean walking(double seconds) {
        return seconds < arrived || seconds > leaving;
    }
}
