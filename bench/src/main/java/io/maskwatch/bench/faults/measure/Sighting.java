package io.maskwatch.bench.faults.measure;

import io.maskwatch.schemas.CameraStatus;
import java.util.List;

/**
 * What the topics hold of one camera. Immutable.
 *
 * @param statuses its status records, the oldest first
 * @param frames its frames, the oldest first
 */
public record Sighting(List<CameraStatus> statuses, List<SeenFrame> frames) {
    public Sighting {
        statuses = List.copyOf(statuses);
        frames = List.copyOf(frames);
    }
}
