package io.maskwatch.app.evaluate;

import io.maskwatch.detector.Box;
import io.maskwatch.detector.FacesInPicture;
import io.maskwatch.detector.ModelFailedException;
import io.maskwatch.detector.StillPictures;
import io.maskwatch.detector.evaluation.AccuracyTable;
import io.maskwatch.detector.evaluation.DetectionEvaluation;
import io.maskwatch.detector.evaluation.FoundBox;
import io.maskwatch.media.MediaException;
import io.maskwatch.media.RgbImage;
import io.maskwatch.media.ffmpeg.ImageFiles;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.schemas.BoundingBox;
import io.maskwatch.schemas.Detection;
import java.util.ArrayList;
import java.util.List;

/**
 * Detects in annotated pictures and measures what was found. A face counts once for each label that it is scored for, by
 * that label's score: which label is believed is a matter of thresholds, and not judged here. Not thread-safe.
 */
public final class PictureEvaluation {
    /** Scores below this are not told apart from none: they lie at recalls where precision is lost anyway. */
    public static final double SCORE_FLOOR = 0.02;

    private final StillPictures stills;
    private final int inputPx;
    private final DetectionEvaluation evaluation;

    /**
     * @param stills finds faces; its own least score must not be above {@link #SCORE_FLOOR}
     * @param inputPx longer side of the picture that the model is to see
     * @param labels what is measured
     */
    public PictureEvaluation(StillPictures stills, int inputPx, List<String> labels) {
        this.stills = stills;
        this.inputPx = inputPx;
        this.evaluation = new DetectionEvaluation(labels);
    }

    /** Detects in one picture. */
    public void add(AnnotatedPicture picture) {
        RgbImage image = read(picture);
        FacesInPicture found;
        try {
            found = stills.detect(image, inputPx).pictures().get(0);
        } catch (ModelFailedException e) {
            throw new IllegalStateException("The model failed on " + picture.file(), e);
        }
        List<FoundBox> boxes = new ArrayList<>();
        found.detections().forEach(detection -> addLabels(detection, image, boxes));
        evaluation.add(boxes, picture.truth());
    }

    /** What was found so far, measured. */
    public AccuracyTable table() {
        return evaluation.table();
    }

    private static void addLabels(Detection detection, RgbImage image, List<FoundBox> boxes) {
        BoundingBox record = detection.getBox();
        Box box = new Box(
                        record.getLeft(),
                        record.getTop(),
                        record.getLeft() + record.getWidth(),
                        record.getTop() + record.getHeight())
                .scaled(image.widthPx(), image.heightPx());
        detection.getClassScores().forEach((label, score) -> {
            if (score >= SCORE_FLOOR) {
                boxes.add(new FoundBox(label, box, score));
            }
        });
    }

    private static RgbImage read(AnnotatedPicture picture) {
        RgbImage image;
        try {
            image = ImageFiles.read(picture.file());
        } catch (MediaException e) {
            throw new UserError(
                    ExitCode.USAGE,
                    picture.file().toString(),
                    String.valueOf(e.getMessage()),
                    "Mend the picture, or take it out of the COCO file");
        }
        if (image.widthPx() != picture.widthPx() || image.heightPx() != picture.heightPx()) {
            throw new UserError(
                    ExitCode.USAGE,
                    picture.file().toString(),
                    "it has %d x %d pixels, but the COCO file says %d x %d"
                            .formatted(image.widthPx(), image.heightPx(), picture.widthPx(), picture.heightPx()),
                    "Name the pictures that the boxes were drawn on");
        }
        return image;
    }
}
