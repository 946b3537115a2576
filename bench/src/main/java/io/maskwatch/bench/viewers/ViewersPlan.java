package io.maskwatch.bench.viewers;

import java.time.Duration;

/**
 * What is watched, by whom, and for how long. Immutable.
 *
 * @param cameras simulated cameras
 * @param framesPerSecond frames a second published and analysed of each
 * @param viewers viewers, each of whom watches all cameras
 * @param pictureWidthPx width of the pictures that they wish for
 * @param phase length of a measured phase
 * @param rounds how often a phase without viewers and one with them take turns
 * @param seed of the scenes
 */
record ViewersPlan(
        int cameras, double framesPerSecond, int viewers, int pictureWidthPx, Duration phase, int rounds, long seed) {
    /** The size of the cameras' pictures: what a second stream of an IP camera usually has. */
    static final int WIDTH_PX = 640;

    static final int HEIGHT_PX = 360;

    /** Pictures a second that a camera sends. */
    double sentPerSecond() {
        return Math.max(2, Math.ceil(framesPerSecond));
    }
}
