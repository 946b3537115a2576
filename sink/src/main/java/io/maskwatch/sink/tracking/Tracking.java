package io.maskwatch.sink.tracking;

import io.maskwatch.sink.state.Track;
import java.util.List;

/**
 * What came of one look.
 *
 * @param tracks all that live on, seen or not
 * @param seen those that were seen in this frame
 * @param ended persons (confirmed tracks) that are gone
 */
public record Tracking(List<Track> tracks, List<Sighting> seen, List<Track> ended) {}
