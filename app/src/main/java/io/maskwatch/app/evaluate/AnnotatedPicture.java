package io.maskwatch.app.evaluate;

import io.maskwatch.detector.evaluation.TrueBox;
import java.nio.file.Path;
import java.util.List;

/**
 * A picture and what is to be found in it. Immutable.
 *
 * @param file the picture
 * @param widthPx its width, as the annotations say
 * @param heightPx its height, as the annotations say
 * @param truth the boxes, cut at the picture's edges
 */
public record AnnotatedPicture(Path file, int widthPx, int heightPx, List<TrueBox> truth) {
    public AnnotatedPicture {
        truth = List.copyOf(truth);
    }
}
