package io.maskwatch.sink.testing;

import io.maskwatch.schemas.BoundingBox;
import io.maskwatch.schemas.Compliance;
import io.maskwatch.schemas.Detection;
import io.maskwatch.schemas.ModelUse;
import java.util.Locale;
import java.util.Map;

/** Makes detections in a picture of 1280 x 720. */
public final class Faces {
    public static final int WIDTH_PX = 1280;
    public static final int HEIGHT_PX = 720;
    private static final Map<String, Compliance> LABELS = Map.of(
            "masked", Compliance.MASKED,
            "unmasked", Compliance.UNMASKED,
            "incorrect", Compliance.INCORRECT,
            "other", Compliance.OTHER);

    private Faces() {}

    /** A face of 60 x 72 pixels about that centre, in fractions. */
    public static Detection at(double x, double y, Compliance compliance, double score) {
        return at(x, y, 60, compliance, score);
    }

    /** A face of that width in pixels about that centre, in fractions. */
    public static Detection at(double x, double y, double widthPx, Compliance compliance, double score) {
        double width = widthPx / WIDTH_PX;
        double height = widthPx * 1.2 / HEIGHT_PX;
        String label = compliance.name().toLowerCase(Locale.ROOT);
        return Detection.newBuilder()
                .setBox(new BoundingBox(
                        (float) (x - width / 2), (float) (y - height / 2), (float) width, (float) height))
                .setLabel(label)
                .setCompliance(compliance)
                .setScore((float) score)
                .setClassScores(Map.of(label, (float) score))
                .build();
    }

    public static ModelUse model() {
        return ModelUse.newBuilder()
                .setName("testing")
                .setHash("0123456789ab")
                .setProvider("CPU")
                .setLabels(LABELS)
                .build();
    }
}
