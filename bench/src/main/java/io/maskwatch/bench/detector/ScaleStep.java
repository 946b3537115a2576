package io.maskwatch.bench.detector;

import java.time.Duration;
import java.util.List;

/**
 * So many workers on one load.
 *
 * @param workers how many
 * @param perSecond frames analysed a second, once all work
 * @param efficiency that rate as a share of what as many times the first worker's would be
 * @param firstLooks of each worker that came, from its start to its first analysed frame
 * @param move what the arrival did to the cameras
 */
record ScaleStep(int workers, double perSecond, double efficiency, List<Duration> firstLooks, Move move) {
    ScaleStep {
        firstLooks = List.copyOf(firstLooks);
    }

    /**
     * Partitions going from worker to worker.
     *
     * @param returned frames that were left to another worker
     * @param repeated frames that were analysed twice
     * @param longestGapSeconds longest time that any camera went without a look
     */
    record Move(long returned, int repeated, double longestGapSeconds) {}

    /**
     * A worker that was told to stop.
     *
     * @param left workers that remain
     * @param took until it had stopped
     * @param move what that did to the cameras
     */
    record Departure(int left, Duration took, Move move) {}
}
