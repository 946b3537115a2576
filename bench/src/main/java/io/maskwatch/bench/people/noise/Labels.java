package io.maskwatch.bench.people.noise;

import io.maskwatch.bench.people.truth.Area;
import io.maskwatch.bench.people.truth.View;
import io.maskwatch.schemas.BoundingBox;
import io.maskwatch.schemas.Compliance;
import io.maskwatch.schemas.Detection;
import io.maskwatch.schemas.MaskVerdict;
import java.util.Map;
import java.util.Random;

/** Puts what is seen into the words of the detector, which believes no label below its threshold. Stateless. */
final class Labels {
    private static final String WITH = "with_mask";
    private static final String WITHOUT = "without_mask";
    private static final String INCORRECT = "mask_weared_incorrect";

    private Labels() {}

    /** The right label, believed. */
    static Detection right(MaskVerdict mask, Area box, double score) {
        return believed(label(mask), box, score);
    }

    /** A wrong label, believed. Under the nose passes for worn. */
    static Detection wrong(MaskVerdict mask, Area box, double score, Random random) {
        boolean incorrect = mask != MaskVerdict.INCORRECT && random.nextInt(5) == 0;
        String other = mask == MaskVerdict.MASKED ? WITHOUT : WITH;
        return believed(incorrect ? INCORRECT : other, box, score);
    }

    /** A face of which only that is said. */
    static Detection doubtful(Area box, double score) {
        return detection(score < MeasuredModel.threshold(WITHOUT) ? WITHOUT : WITH, box, score);
    }

    /** A face where there is none. */
    static Detection mistaken(Area box, double score, Random random) {
        return detection(random.nextBoolean() ? WITH : WITHOUT, box, score);
    }

    private static Detection believed(String label, Area box, double score) {
        return detection(label, box, Math.max(MeasuredModel.threshold(label), score));
    }

    private static Detection detection(String label, Area box, double score) {
        double left = Math.max(0, box.left());
        double top = Math.max(0, box.top());
        double right = Math.min(View.WIDTH_PX, box.left() + box.width());
        double bottom = Math.min(View.HEIGHT_PX, box.top() + box.height());
        float rest = (float) (0.2 * (1 - score));
        String second = label.equals(WITH) ? WITHOUT : WITH;
        boolean believed = score >= MeasuredModel.threshold(label);
        return Detection.newBuilder()
                .setBox(new BoundingBox(
                        (float) (left / View.WIDTH_PX),
                        (float) (top / View.HEIGHT_PX),
                        (float) (Math.max(1, right - left) / View.WIDTH_PX),
                        (float) (Math.max(1, bottom - top) / View.HEIGHT_PX)))
                .setLabel(label)
                .setCompliance(
                        believed ? MeasuredModel.LABELS.getOrDefault(label, Compliance.OTHER) : Compliance.UNKNOWN)
                .setScore((float) score)
                .setClassScores(Map.of(label, (float) score, second, rest))
                .build();
    }

    private static String label(MaskVerdict mask) {
        return switch (mask) {
            case UNMASKED -> WITHOUT;
            case INCORRECT -> INCORRECT;
            case MASKED, UNKNOWN -> WITH;
        };
    }
}
