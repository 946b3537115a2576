package io.maskwatch.bench.soak;

import java.time.Duration;

/**
 * What is watched, and for how long. Immutable.
 *
 * @param cameras simulated cameras
 * @param framesPerSecond frames a second published and analysed of each
 * @param length of the whole
 * @param warmUp how much of it, from its start, is not judged
 * @param every how often it is looked at
 * @param heapMegabytes memory of the process's heap, all of it touched at the start
 * @param seed of the scenes
 */
record SoakPlan(
        int cameras,
        double framesPerSecond,
        Duration length,
        Duration warmUp,
        Duration every,
        int heapMegabytes,
        long seed) {
    /** Growth in an hour, in percent, from which on something grows. */
    static final double GOAL_PERCENT = 2;

    static final int WIDTH_PX = 640;
    static final int HEIGHT_PX = 360;

    double warmHours() {
        return warmUp.toMillis() / 3_600_000.0;
    }
}
