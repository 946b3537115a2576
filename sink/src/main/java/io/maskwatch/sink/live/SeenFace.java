package io.maskwatch.sink.live;

import io.maskwatch.schemas.BoundingBox;
import io.maskwatch.schemas.MaskVerdict;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A face in a picture, and what this view of the camera holds of its person. Immutable.
 *
 * @param box where, in fractions of the picture
 * @param verdict what is held of the person; UNKNOWN too where the view has seen too little
 * @param scores score of each class, by the model's labels, 0 to 1
 * @param trackId the person's track within this view; null for a face that is not followed. Not the verdicts' trackId.
 * @param inZone whether the camera's zones let it in
 * @param faceSidePx the shorter side in pixels of the published frame
 */
public record SeenFace(
        BoundingBox box,
        MaskVerdict verdict,
        Map<String, Float> scores,
        @Nullable String trackId,
        boolean inZone,
        double faceSidePx) {
    public SeenFace {
        scores = Map.copyOf(scores);
    }
}
