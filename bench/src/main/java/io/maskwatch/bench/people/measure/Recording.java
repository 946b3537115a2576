package io.maskwatch.bench.people.measure;

import io.maskwatch.bench.people.truth.Area;
import io.maskwatch.bench.people.truth.Sight;
import io.maskwatch.bench.people.truth.World;
import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.MaskVerdict;
import java.time.Instant;
import java.util.List;

/**
 * A scene as it was and as it was followed. Times are seconds since the scene began. Immutable.
 *
 * @param world the scene
 * @param startMs when it began, in the camera's time
 * @param frames the frames that were analysed in order
 * @param finals the final windows
 * @param alerts the alerts, in order
 */
public record Recording(
        World world, long startMs, List<Frame> frames, List<ComplianceWindow> finals, List<Alert> alerts) {

    /**
     * One frame.
     *
     * @param at when it was taken
     * @param truth all who are there
     * @param followed the persons seen in it
     */
    public record Frame(double at, List<Sight> truth, List<Followed> followed) {}

    /**
     * One person as followed.
     *
     * @param track identity
     * @param box where the face was seen
     * @param held what is held of the person after the frame
     */
    public record Followed(long track, Area box, MaskVerdict held) {}

    /** Seconds since the scene began. */
    double seconds(Instant instant) {
        return (instant.toEpochMilli() - startMs) / 1000.0;
    }
}
