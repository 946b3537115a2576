package io.maskwatch.bench.people.truth;

/**
 * How a camera sees a hall: where heads appear, and how large, from the far end (depth 0) to the near end (depth 1).
 * Pixels are those of a picture of {@value #WIDTH_PX} x {@value #HEIGHT_PX}. Immutable.
 *
 * @param farPx width of a face at the far end
 * @param nearPx width of a face at the near end
 * @param farY where heads are at the far end, as a fraction of the height
 * @param nearY where heads are at the near end, as a fraction of the height
 * @param inputPx longer side of the picture that the model sees
 */
public record View(double farPx, double nearPx, double farY, double nearY, int inputPx) {
    public static final int WIDTH_PX = 1280;
    public static final int HEIGHT_PX = 720;
    private static final double FACE_HEIGHT_TO_WIDTH = 1.2;

    /** A camera high on a wall: nearer heads are lower, so few are hidden. */
    public static View fromAbove(double farPx, double nearPx, int inputPx) {
        return new View(farPx, nearPx, 0.12, 0.85, inputPx);
    }

    /** A camera at the height of the eyes: whoever is nearer hides who is behind. */
    public static View atEyeLevel(double farPx, double nearPx, int inputPx) {
        return new View(farPx, nearPx, 0.40, 0.46, inputPx);
    }

    /** Width in pixels of a face at a depth. */
    public double facePx(double depth) {
        return farPx * Math.pow(nearPx / farPx, depth);
    }

    /** The box of a face. */
    Area face(Spot spot) {
        double width = facePx(spot.depth());
        double y = (farY + (nearY - farY) * spot.depth()) * HEIGHT_PX;
        return Area.about(spot.across() * WIDTH_PX, y, width, width * FACE_HEIGHT_TO_WIDTH);
    }

    /** What of a rectangle lies in the picture. */
    public static Area within(Area area) {
        double left = Math.max(0, area.left());
        double top = Math.max(0, area.top());
        return new Area(
                left,
                top,
                Math.max(1, Math.min(WIDTH_PX, area.left() + area.width()) - left),
                Math.max(1, Math.min(HEIGHT_PX, area.top() + area.height()) - top));
    }

    /** Side of a face as the model sees it, in pixels of its input. */
    public double inputPx(Area face) {
        return Math.min(face.width(), face.height()) * inputPx / WIDTH_PX;
    }
}
