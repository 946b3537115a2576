package io.maskwatch.detector.model;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model wants to be shown.
 *
 * @param name the graph's name of its input
 * @param format how pixels lie in it; null for what the layout implies
 * @param sizesPx longer sides of pictures, in pixels, that the model was made for
 * @param stride both sides of a picture must be multiples of this, in pixels
 */
public record ModelInput(String name, @Nullable InputFormat format, List<Integer> sizesPx, int stride) {
    private static final int LARGEST_PX = 8192;

    public ModelInput {
        sizesPx = List.copyOf(sizesPx);
        int step = stride;
        if (step < 1 || step > LARGEST_PX) {
            throw wrong("input.stride", "is not between 1 and " + LARGEST_PX, "Use the graph's stride, e.g. 32");
        }
        if (sizesPx.isEmpty()
                || sizesPx.stream().anyMatch(size -> size < step || size > LARGEST_PX || size % step != 0)) {
            throw wrong(
                    "input.sizesPx " + sizesPx,
                    "each size must be a multiple of the stride " + step + " and at most " + LARGEST_PX,
                    "Name at least one, e.g. [640]");
        }
    }

    /**
     * The shape for a picture: the size nearest to the one asked for (the larger of two equally near) along the longer
     * side, the other side by the picture's aspect, rounded up to the stride.
     */
    public InputShape shapeFor(int widthPx, int heightPx, int detectAtPx) {
        int size = sizesPx.stream()
                .min(Comparator.comparingInt((Integer px) -> Math.abs(px - detectAtPx))
                        .thenComparing(Comparator.reverseOrder()))
                .orElseThrow();
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

    private static UserError wrong(String input, String cause, String remedy) {
        return new UserError(ExitCode.CONFIGURATION, "model.yaml, " + input, cause, remedy);
    }
}
