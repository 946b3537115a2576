package io.maskwatch.detector.model;

import java.util.List;

/**
 * From bytes to the numbers that a graph wants: {@code (byte / divideBy - mean) / std}, a mean and a std for each channel in
 * the order of the input. Immutable.
 */
public record Normalisation(double divideBy, List<Double> mean, List<Double> std) {
    public Normalisation {
        mean = List.copyOf(mean);
        std = List.copyOf(std);
    }

    /** From 0 to 1. */
    public static Normalisation defaults() {
        return new Normalisation(255, List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0));
    }

    /** What becomes of each byte of that channel. */
    public float[] table(int channel) {
        float[] values = new float[256];
        for (int level = 0; level < values.length; level++) {
            values[level] = (float) ((level / divideBy - mean.get(channel)) / std.get(channel));
        }
        return values;
    }
}
