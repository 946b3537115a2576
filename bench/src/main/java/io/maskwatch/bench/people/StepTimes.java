package io.maskwatch.bench.people;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What the step of each analysed frame cost, with reading and writing the memory as the store does. Not thread-safe. */
final class StepTimes {
    private final List<Double> stepMs = new ArrayList<>();
    private final List<Double> codecMs = new ArrayList<>();
    private int largestMemory;
    private double bytesPerTrack;
    private int mostTracks;

    void add(long stepNanos, long codecNanos, int memoryBytes, int tracks, double trackBytes) {
        stepMs.add(stepNanos / 1e6);
        codecMs.add(codecNanos / 1e6);
        largestMemory = Math.max(largestMemory, memoryBytes);
        mostTracks = Math.max(mostTracks, tracks);
        bytesPerTrack = Math.max(bytesPerTrack, trackBytes);
    }

    void add(StepTimes other) {
        stepMs.addAll(other.stepMs);
        codecMs.addAll(other.codecMs);
        largestMemory = Math.max(largestMemory, other.largestMemory);
        mostTracks = Math.max(mostTracks, other.mostTracks);
        bytesPerTrack = Math.max(bytesPerTrack, other.bytesPerTrack);
    }

    /** Median time of a step alone. */
    double stepMs() {
        return median(stepMs);
    }

    /** Median time to read and write the memory. */
    double codecMs() {
        return median(codecMs);
    }

    /** Most bytes of a camera's memory. */
    int largestMemory() {
        return largestMemory;
    }

    /** Bytes of a track, the mean over the tracks of the frame in which it was largest. */
    double bytesPerTrack() {
        return bytesPerTrack;
    }

    /** Most tracks at a time. */
    int mostTracks() {
        return mostTracks;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
    }
}
