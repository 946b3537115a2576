package io.maskwatch.simulator.figure;

/** Kinds of masks by shape. */
public enum MaskStyle {
    /** Pleated, with thin loops. */
    SURGICAL,
    /** A stiff cup with a fold down the middle. */
    RESPIRATOR,
    /** Plain cloth. */
    CLOTH,
    /** Cloth with a printed pattern. */
    PATTERNED
}
