package io.maskwatch.sink.alert;

import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.sink.state.Track;
import io.maskwatch.sink.state.WindowTally;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules of one camera are shown at one time.
 *
 * @param cameraId which camera
 * @param atMs the camera's time
 * @param frame the frame just looked at; null if only time has passed
 * @param tracks persons, and what may become one
 * @param window the window of that time; null if there is none
 * @param windowMs length of a window
 * @param watched whether the camera is to stream
 * @param streamingAt when it last streamed
 * @param failure its last failure, a symbol; empty if there was none
 * @param settingsRevision revision of the settings in force
 * @param emittedAtMs wall clock, copied into alerts
 */
public record Scene(
        String cameraId,
        long atMs,
        @Nullable FrameOutcome frame,
        List<Track> tracks,
        @Nullable WindowTally window,
        long windowMs,
        boolean watched,
        long streamingAt,
        String failure,
        long settingsRevision,
        long emittedAtMs) {}
