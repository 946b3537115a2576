package io.maskwatch.detector.evaluation;

/** COCO's ranges of a box's area, in square pixels of the picture; both ends belong to them. */
public enum AreaRange {
    /** Every size. */
    ALL(0, 1e10),
    /** At most 32 × 32. */
    SMALL(0, 32 * 32),
    /** From there to 96 × 96. */
    MEDIUM(32 * 32, 96 * 96),
    /** Above. */
    LARGE(96 * 96, 1e10);

    private final double least;
    private final double most;

    AreaRange(double least, double most) {
        this.least = least;
        this.most = most;
    }

    boolean contains(double area) {
        return area >= least && area <= most;
    }
}
