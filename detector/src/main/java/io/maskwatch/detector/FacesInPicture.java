package io.maskwatch.detector;

import io.maskwatch.schemas.Detection;
import java.util.List;

/**
 * What was found in one picture. Immutable.
 *
 * @param detections one for each face, best first, boxes in fractions of the picture
 * @param truncated whether the model's limit of boxes was reached, so that faces may be missing
 */
public record FacesInPicture(List<Detection> detections, boolean truncated) {
    public FacesInPicture {
        detections = List.copyOf(detections);
    }
}
