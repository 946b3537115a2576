package io.maskwatch.detector.model;

/**
 * A face detector and, behind it, a classifier of each face. Part of the layout {@code two-stage}.
 *
 * @param faces how the first graph tells its faces
 * @param classifier the second graph
 */
public record TwoStages(FaceStage faces, ClassifierStage classifier) implements LayoutPart {}
