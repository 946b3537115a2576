package io.maskwatch.detector.model;

/**
 * What of a picture a classifier is shown of a face.
 *
 * @param enlarge the box's sides are multiplied by this, about its centre
 * @param fit how the region comes to the size of the classifier's input
 */
public record FaceCrop(double enlarge, Fit fit) {
    /** How a region comes to another aspect. Written in lower case. */
    public enum Fit {
        /** What lies within the picture is stretched. */
        STRETCH,
        /** Scaled evenly; bars beside it are grey. */
        LETTERBOX,
        /** Scaled evenly; the region grows to the input's aspect, and what lies outside the picture is grey. */
        WIDEN
    }

    /** The box itself, stretched. */
    static FaceCrop defaults() {
        return new FaceCrop(1, Fit.STRETCH);
    }
}
