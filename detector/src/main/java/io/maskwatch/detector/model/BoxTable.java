package io.maskwatch.detector.model;

import org.jspecify.annotations.Nullable;

/**
 * How a graph tells its boxes: a row each with a box, a score and a number of a label. Part of the layouts {@code
 * tf-object-detection} and {@code plain-detection}.
 *
 * @param outputs the graph's names of its outputs
 * @param convention how a row is to be read
 */
public record BoxTable(Outputs outputs, Convention convention) implements LayoutPart {
    /** As the TensorFlow Object Detection interface has it. */
    static final BoxTable TENSORFLOW = new BoxTable(
            new Outputs("detection_boxes", "detection_scores", "detection_classes", "num_detections"),
            new Convention(Order.YXYX, Unit.FRACTIONS, 1));

    /**
     * The graph's names of its outputs.
     *
     * @param boxes four numbers a row
     * @param scores one number a row, 0 to 1
     * @param labels number of the label of each row
     * @param count how many rows count; null where all do
     */
    public record Outputs(
            String boxes,
            String scores,
            String labels,
            @Nullable String count) {
        static Outputs defaults() {
            return new Outputs("boxes", "scores", "labels", null);
        }
    }

    /**
     * How a row is to be read.
     *
     * @param order what the four numbers of a box are
     * @param unit what they are counted in
     * @param firstLabel the number that the graph gives for the first label
     */
    public record Convention(Order order, Unit unit, int firstLabel) {
        static Convention defaults() {
            return new Convention(Order.XYXY, Unit.PIXELS, 0);
        }
    }

    /** What the four numbers of a box are. Written in lower case. */
    public enum Order {
        /** Left, top, right, bottom. */
        XYXY,
        /** Top, left, bottom, right. */
        YXYX,
        /** Left, top, width, height. */
        XYWH,
        /** Centre's x and y, width, height. */
        CXCYWH
    }

    /** What boxes are counted in. Written in lower case. */
    public enum Unit {
        /** Pixels of the input. */
        PIXELS,
        /** Fractions of the input's width and height. */
        FRACTIONS
    }
}
