package io.maskwatch.bench.detector;

import io.maskwatch.bench.detector.kafka.DetectorRig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A campaign's sizes.
 *
 * @param cost of a run of the model, on one frame
 * @param partitions of the frames topic, and the most workers that have work
 * @param cameras how many; a multiple of the partitions
 * @param span of each measurement
 */
record ScaleSetup(Duration cost, int partitions, int cameras, Duration span) {
    private static final double TIMES_TOO_MUCH = 2;

    /** Frames a second that one worker can look at. */
    double workerPerSecond() {
        return 1e9 / cost.toNanos();
    }

    /** Frames a second of each camera, so that even as many workers as partitions have twice what they can do. */
    double cameraPerSecond() {
        return TIMES_TOO_MUCH * partitions * workerPerSecond() / cameras;
    }

    /** Cameras of which each partition has as many: how Kafka spreads others is another question. */
    List<String> evenlySpread() {
        List<String> ids = new ArrayList<>();
        int[] taken = new int[partitions];
        for (int number = 1; ids.size() < cameras; number++) {
            String id = "camera-" + number;
            int partition = DetectorRig.partitionOf(id, partitions);
            if (taken[partition] < cameras / partitions) {
                taken[partition]++;
                ids.add(id);
            }
        }
        return ids;
    }
}
