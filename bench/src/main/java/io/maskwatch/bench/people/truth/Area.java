package io.maskwatch.bench.people.truth;

/**
 * A rectangle in the picture, in pixels. Immutable.
 *
 * @param left left edge
 * @param top top edge
 * @param width width, above 0
 * @param height height, above 0
 */
public record Area(double left, double top, double width, double height) {

    /** The rectangle about a centre. */
    public static Area about(double x, double y, double width, double height) {
        return new Area(x - width / 2, y - height / 2, width, height);
    }

    public double x() {
        return left + width / 2;
    }

    public double y() {
        return top + height / 2;
    }

    public boolean contains(double x, double y) {
        return x >= left && x < left + width && y >= top && y < top + height;
    }

    /** Intersection over union with another, 0 to 1. */
    public double iou(Area other) {
        double across = Math.min(left + width, other.left + other.width) - Math.max(left, other.left);
        double down = Math.min(top + height, other.top + other.height) - Math.max(top, other.top);
        if (across <= 0 || down <= 0) {
            return 0;
        }
        double both = across * down;
        return both / (width * height + other.width * other.height - both);
    }
}
