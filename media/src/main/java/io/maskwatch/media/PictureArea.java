package io.maskwatch.media;

/**
 * A part of a picture, in fractions of its width and height from the top left. Immutable.
 *
 * @param left 0 to 1
 * @param top 0 to 1
 * @param right at least {@code left}, at most 1
 * @param bottom at least {@code top}, at most 1
 */
public record PictureArea(double left, double top, double right, double bottom) {
    public PictureArea {
        boolean inside = left >= 0 && top >= 0 && right <= 1 && bottom <= 1;
        if (!inside || !(left <= right && top <= bottom)) {
            throw new IllegalArgumentException(
                    "%s, %s to %s, %s is no part of a picture".formatted(left, top, right, bottom));
        }
    }

    /**
     * The part of the picture that such a box covers once each of its sides has moved outwards. What is not finite counts as
     * the picture's border: an area that is not understood hides more, not less.
     *
     * @param by how far, in widths of the box to the left and right, in heights to the top and bottom
     */
    public static PictureArea around(double left, double top, double width, double height, double by) {
        double fromX = unit(left - by * width, 0);
        double fromY = unit(top - by * height, 0);
        return new PictureArea(
                fromX,
                fromY,
                Math.max(fromX, unit(left + (1 + by) * width, 1)),
                Math.max(fromY, unit(top + (1 + by) * height, 1)));
    }

    private static double unit(double value, double otherwise) {
        return Double.isFinite(value) ? Math.max(0, Math.min(1, value)) : otherwise;
    }
}
