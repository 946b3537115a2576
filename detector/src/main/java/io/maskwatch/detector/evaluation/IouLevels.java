package io.maskwatch.detector.evaluation;

/** The overlaps from which a detection counts as a hit: 0.50, 0.55 … 0.95, over which AP is averaged. */
final class IouLevels {
    static final int COUNT = 10;
    /** Place of 0.50. */
    static final int AT_50 = 0;
    /** Place of 0.75. */
    static final int AT_75 = 5;

    private static final double FIRST = 0.5;
    private static final double LAST = 0.95;

    private IouLevels() {}

    /** The level at a place, rounded as NumPy's {@code linspace} does, which COCO's own figures rest on. */
    static double at(int place) {
        return place == COUNT - 1 ? LAST : FIRST + place * ((LAST - FIRST) / (COUNT - 1));
    }
}
