package io.maskwatch.sink.alert;

import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.sink.state.Track;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The people before one camera, or in one area, at one time.
 *
 * @param moment whose scene, and when
 * @param place where that is, in words that follow "persons"
 * @param looked whether there is something new to judge; else only time has passed
 * @param frame the frame just looked at; null for an area, and if only time has passed
 * @param tracks persons, and what may become one; empty for an area
 * @param crowd them all together
 */
public record PeopleScene(
        Moment moment,
        String place,
        boolean looked,
        @Nullable FrameOutcome frame,
        List<Track> tracks,
        Crowd crowd) implements Scene {}
