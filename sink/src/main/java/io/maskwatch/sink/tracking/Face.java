package io.maskwatch.sink.tracking;

import io.maskwatch.schemas.BoundingBox;
import io.maskwatch.schemas.Detection;

/**
 * A detection as the tracker sees it: lengths in heights of the picture, so that both axes have one scale. Immutable.
 *
 * @param detection what the model said
 * @param x centre, from the left
 * @param y centre, from the top
 * @param width width of the face
 * @param height height of the face
 * @param aspect width of the picture
 */
public record Face(Detection detection, double x, double y, double width, double height, double aspect) {

    /** The detection of a picture whose width is {@code aspect} times its height. */
    public static Face of(Detection detection, double aspect) {
        BoundingBox box = detection.getBox();
        return new Face(
                detection,
                (box.getLeft() + box.getWidth() / 2) * aspect,
                box.getTop() + box.getHeight() / 2,
                Math.max(1e-4, box.getWidth() * aspect),
                Math.max(1e-4, box.getHeight()),
                aspect);
    }

    /**
     * How sure the model is that this is a face, whatever it wears. The class scores of one face share one total, so
     * they add up; a layout that gives only the best one leaves that.
     */
    public double score() {
        double sum = 0;
        for (float score : detection.getClassScores().values()) {
            sum += Math.max(0, score);
        }
        return Math.min(1, Math.max(sum, detection.getScore()));
    }

    /** Whether both are likely one face: they overlap by half of the smaller one. */
    boolean doubles(Face other) {
        double overlap = overlap(x, width, other.x, other.width) * overlap(y, height, other.y, other.height);
        return overlap > 0.5 * Math.min(width * height, other.width * other.height);
    }

    private static double overlap(double centre, double length, double otherCentre, double otherLength) {
        double from = Math.max(centre - length / 2, otherCentre - otherLength / 2);
        double to = Math.min(centre + length / 2, otherCentre + otherLength / 2);
        return Math.max(0, to - from);
    }
}
