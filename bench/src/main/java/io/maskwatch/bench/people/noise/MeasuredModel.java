package io.maskwatch.bench.people.noise;

import io.maskwatch.schemas.Compliance;
import io.maskwatch.schemas.MaskVerdict;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How good the shipped model was measured to be, from {@code metrics} in the detector's {@code model.yaml}. Rates by the
 * shorter side of the face in pixels of the input are its {@code heldOutLabelAccuracyByInputPx}; what is worn under the
 * nose is too rare there, so that {@code val} and {@code valAtThresholds} stand for it. Stateless.
 */
public final class MeasuredModel {
    /** {@code reliableFacePx}. */
    public static final int RELIABLE_PX = 16;
    /** Most boxes for one picture: {@code maxDetections}. */
    public static final int MOST_BOXES = 300;
    /** Labels, and what they say. */
    public static final Map<String, Compliance> LABELS = Map.of(
            "with_mask", Compliance.MASKED,
            "without_mask", Compliance.UNMASKED,
            "mask_weared_incorrect", Compliance.INCORRECT);
    /** Of the faces missed at the threshold, those that a lower score still finds: val recall50 0.955, at it 0.889. */
    static final double DOUBTFUL_OF_MISSED = (0.955 - 0.889) / (1 - 0.889);
    /** Of the faces with a mask under the nose, those found at all: val recall50. */
    static final double INCORRECT_FOUND = 0.818;
    /** Of those found, those that are called so: recall at the threshold, over {@link #INCORRECT_FOUND}. */
    static final double INCORRECT_RIGHT = 0.636 / INCORRECT_FOUND;

    /** Bare faces from 32 pixels on are 33 in all, so that they stand for each other. */
    private static final NavigableMap<Double, Rates> BY_PX = new TreeMap<>(Map.of(
            0.0, new Rates(0.176, 1.0, 0.045, 1.0),
            8.0, new Rates(0.556, 1.0, 0.299, 0.923),
            12.0, new Rates(0.861, 0.966, 0.639, 0.949),
            16.0, new Rates(0.849, 0.973, 0.792, 1.0),
            20.0, new Rates(0.954, 0.952, 0.774, 1.0),
            24.0, new Rates(0.871, 0.975, 0.88, 1.0),
            32.0, new Rates(0.939, 0.963, 0.848, 0.964),
            48.0, new Rates(0.979, 1.0, 0.848, 0.964),
            64.0, new Rates(0.959, 0.971, 0.848, 0.964)));

    /** Where a bin of few faces shows no error at all, this is assumed, as over all faces from 16 pixels on. */
    private static final double HIGHEST_RIGHT = 0.985;

    private MeasuredModel() {}

    private record Rates(double maskedFound, double maskedRight, double bareFound, double bareRight) {}

    /** Share of faces of that size that are found and believed. */
    static double found(MaskVerdict mask, double inputPx) {
        Rates rates = BY_PX.floorEntry(inputPx).getValue();
        return switch (mask) {
            case UNMASKED -> rates.bareFound();
            case INCORRECT -> Math.min(INCORRECT_FOUND, rates.maskedFound());
            case MASKED, UNKNOWN -> rates.maskedFound();
        };
    }

    /** Share of those found whose label is right. */
    static double right(MaskVerdict mask, double inputPx) {
        Rates rates = BY_PX.floorEntry(inputPx).getValue();
        return switch (mask) {
            case UNMASKED -> Math.min(HIGHEST_RIGHT, rates.bareRight());
            case INCORRECT -> INCORRECT_RIGHT;
            case MASKED, UNKNOWN -> Math.min(HIGHEST_RIGHT, rates.maskedRight());
        };
    }

    /** Score from which a label is believed: {@code thresholds}. */
    static double threshold(String label) {
        return switch (label) {
            case "with_mask" -> 0.45;
            case "without_mask" -> 0.23;
            default -> 0.46;
        };
    }
}
