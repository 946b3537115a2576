package io.maskwatch.app.detect;

import io.maskwatch.media.RgbImage;
import io.maskwatch.media.draw.Annotator;
import io.maskwatch.media.draw.LabelledBox;
import io.maskwatch.schemas.BoundingBox;
import io.maskwatch.schemas.Detection;
import java.util.List;
import java.util.Locale;

/** Draws detections on a picture: green masked, red unmasked, amber worn wrongly, grey unsure. Stateless. */
public final class DetectionDrawing {
    private static final int GREEN = 0x2E9E5B;
    private static final int RED = 0xD1322F;
    private static final int AMBER = 0xE08A00;
    private static final int GREY = 0x8A8A8A;

    private DetectionDrawing() {}

    /** A copy of the picture with the boxes on it. */
    public static RgbImage draw(RgbImage picture, List<Detection> detections) {
        return new Annotator()
                .draw(
                        picture,
                        detections.stream()
                                .map(detection -> box(picture, detection))
                                .toList());
    }

    private static LabelledBox box(RgbImage picture, Detection detection) {
        BoundingBox box = detection.getBox();
        double left = box.getLeft() * picture.widthPx();
        double top = box.getTop() * picture.heightPx();
        return new LabelledBox(
                left,
                top,
                left + box.getWidth() * picture.widthPx(),
                top + box.getHeight() * picture.heightPx(),
                String.format(Locale.ROOT, "%s %.2f", detection.getLabel(), detection.getScore()),
                colour(detection));
    }

    private static int colour(Detection detection) {
        return switch (detection.getCompliance()) {
            case MASKED -> GREEN;
            case UNMASKED -> RED;
            case INCORRECT -> AMBER;
            case OTHER, UNKNOWN -> GREY;
        };
    }
}
