package io.maskwatch.detector;

import io.maskwatch.schemas.BoundingBox;

/**
 * A rectangle with its edges in pixels, or in fractions of a picture. Immutable.
 *
 * @param left smaller x
 * @param top smaller y
 * @param right larger x
 * @param bottom larger y
 */
public record Box(double left, double top, double right, double bottom) {
    public double width() {
        return Math.max(0, right - left);
    }

    public double height() {
        return Math.max(0, bottom - top);
    }

    public double area() {
        return width() * height();
    }

    /** Whether each edge is a number, if perhaps without end. */
    public boolean isNumeric() {
        return !Double.isNaN(left) && !Double.isNaN(top) && !Double.isNaN(right) && !Double.isNaN(bottom);
    }

    /** Intersection over union, 0 to 1; 0 where neither has an area. */
    public double iou(Box other) {
        double shared = new Box(
                        Math.max(left, other.left),
                        Math.max(top, other.top),
                        Math.min(right, other.right),
                        Math.min(bottom, other.bottom))
                .area();
        double union = area() + other.area() - shared;
        return union > 0 ? shared / union : 0;
    }

    /** Each edge multiplied: x by the first, y by the second factor. */
    public Box scaled(double horizontally, double vertically) {
        return new Box(left * horizontally, top * vertically, right * horizontally, bottom * vertically);
    }

    /** What of it lies between 0 and 1; may have no area. Not a number becomes nothing. */
    public Box clippedToUnit() {
        return new Box(unit(left), unit(top), unit(right), unit(bottom));
    }

    /** The record of a box in fractions; its far edges stay within the picture after rounding to floats. */
    public BoundingBox toRecord() {
        float x = (float) left;
        float y = (float) top;
        return BoundingBox.newBuilder()
                .setLeft(x)
                .setTop(y)
                .setWidth(Math.min((float) width(), 1 - x))
                .setHeight(Math.min((float) height(), 1 - y))
                .build();
    }

    private static double unit(double value) {
        return value > 0 ? Math.min(1, value) : 0;
    }
}
