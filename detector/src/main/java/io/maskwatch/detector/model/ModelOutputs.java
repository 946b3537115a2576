package io.maskwatch.detector.model;

/** A graph's names of its outputs; those that its layout does not have are not looked at. */
public record ModelOutputs(
        String boxes, String scores, String labels, String classScores, String count, String truncated) {

    /** The names that our own export uses, and torchvision's usual ones. */
    public static ModelOutputs defaults() {
        return new ModelOutputs("boxes", "scores", "labels", "class_scores", "count", "truncated");
    }
}
