package io.maskwatch.detector;

import java.time.Duration;
import java.util.List;

/**
 * What one run of the model gave. Immutable.
 *
 * @param pictures what was found in each picture, in the order given
 * @param wallTime how long it took, from the input to the detections
 */
public record ModelRun(List<FacesInPicture> pictures, Duration wallTime) {
    public ModelRun {
        pictures = List.copyOf(pictures);
    }
}
