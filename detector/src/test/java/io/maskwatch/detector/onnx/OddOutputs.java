package io.maskwatch.detector.onnx;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;

/** Numbers as a model might give them: tame ones, and, in some rounds, such as no model should give. */
class OddOutputs {
    private static final double[] ODD = {
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        -1,
        0,
        -0.0,
        1,
        1.5,
        64,
        1e-30,
        1e30,
        -1e30,
        4294967297.0
    };
    private static final int[] ROWS = {0, 1, 3, 20, 200};

    private final Random random;
    private final int rows;
    private final double wildness;

    /**
     * @param rows boxes
     * @param wildness share of numbers that are odd, 0 to 1
     */
    OddOutputs(Random random, int rows, double wildness) {
        this.random = random;
        this.rows = rows;
        this.wildness = wildness;
    }

    static OddOutputs of(long seed) {
        Random random = new Random(seed);
        return new OddOutputs(
                random, ROWS[random.nextInt(ROWS.length)], new double[] {0, 0.01, 0.3}[random.nextInt(3)]);
    }

    /** So many boxes. */
    int rows() {
        return rows;
    }

    /** Edges of boxes, in pixels if the picture is so long, in fractions if it is of length 1. */
    double[] edges(int count, double length) {
        return numbers(count, () -> length * (1.6 * random.nextDouble() - 0.3));
    }

    double[] scores(int count) {
        return numbers(count, random::nextDouble);
    }

    /** Numbers of labels, three of which there are. */
    double[] labels(int count) {
        return numbers(count, () -> random.nextInt(4));
    }

    /** How many rows a graph says that it has filled. */
    double[] filled() {
        return numbers(1, () -> random.nextInt(10) > 0 ? rows : random.nextInt(1000) - 500);
    }

    double[] flag() {
        return new double[] {random.nextInt(2)};
    }

    /** The shape that is expected, or one with as many numbers. */
    long[] shape(long... expected) {
        long count = Arrays.stream(expected).reduce(1, (one, other) -> one * other);
        if (random.nextDouble() >= wildness / 5) {
            return expected;
        }
        return random.nextBoolean() ? new long[] {count} : new long[] {1, 1, count, 1};
    }

    private double[] numbers(int count, DoubleSupplier tame) {
        return DoubleStream.generate(
                        () -> random.nextDouble() < wildness ? ODD[random.nextInt(ODD.length)] : tame.getAsDouble())
                .limit(count)
                .toArray();
    }
}
