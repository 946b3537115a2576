package io.maskwatch.detector.model;

/** What {@code model.yaml} says only for some layouts. Immutable. */
public sealed interface LayoutPart permits ModelOutputs, BoxTable, TwoStages {}
