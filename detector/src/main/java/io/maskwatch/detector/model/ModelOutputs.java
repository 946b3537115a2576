package io.maskwatch.detector.model;

/**
 * The names of a Faster R-CNN graph's outputs; those that its layout does not have are not looked at. Part of the layouts
 * {@code faster-rcnn-batched} and {@code faster-rcnn-torchvision}.
 */
public record ModelOutputs(
        String boxes, String scores, String labels, String classScores, String count, String truncated)
        implements LayoutPart {

    /** The names that our own export uses, and torchvision's usual ones. */
    public static ModelOutputs defaults() {
        return new ModelOutputs("boxes", "scores", "labels", "class_scores", "count", "truncated");
    }
}
