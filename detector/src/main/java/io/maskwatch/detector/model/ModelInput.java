package io.maskwatch.detector.model;

import java.util.Comparator;
import java.util.List;

/**
 * What a model wants to be shown.
 *
 * @param name the graph's name of its input
 * @param format how pixels lie in it
 * @param normalisation from bytes to numbers, where the format has floats
 * @param sizesPx longer sides of pictures, in pixels, that the model was made for
 * @param stride both sides of a picture must be multiples of this, in pixels
 * @param square whether every picture is filled up to a square, since the graph takes no other
 */
public record ModelInput(
        String name,
        InputFormat format,
        Normalisation normalisation,
        List<Integer> sizesPx,
        int stride,
        boolean square) {
    public ModelInput {
        sizesPx = List.copyOf(sizesPx);
        if (sizesPx.isEmpty() || stride < 1) {
            throw new IllegalArgumentException("no input of the sizes " + sizesPx + " in steps of " + stride);
        }
    }

    /**
     * The shape for a picture: the size nearest to the one asked for (the larger of two equally near) along the longer
     * side, the other side by the picture's aspect, rounded up to the stride, or as long.
     */
    public InputShape shapeFor(int widthPx, int heightPx, int detectAtPx) {
        int size = sizesPx.stream()
                .min(Comparator.comparingInt((Integer px) -> Math.abs(px - detectAtPx))
                        .thenComparing(Comparator.reverseOrder()))
                .orElseThrow();
        if (square) {
            return new InputShape(size, size);
        }
        double scale = (double) size / Math.max(widthPx, heightPx);
        return widthPx >= heightPx
                ? new InputShape(size, aligned(heightPx * scale, size))
                : new InputShape(aligned(widthPx * scale, size), size);
    }

    private int aligned(double px, int limit) {
        // A hair's breadth above a multiple is rounding, not picture.
        int steps = (int) Math.ceil(px / stride - 1e-6);
        return Math.min(limit, Math.max(1, steps) * stride);
    }
}
