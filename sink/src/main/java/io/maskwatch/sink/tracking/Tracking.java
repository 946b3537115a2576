package io.maskwatch.sink.tracking;

import io.maskwatch.sink.state.Track;
import java.util.List;

/**
 * What came of one look.
 *
 * @param tracks all that live on, seen or not
 * @param seen those that were seen in this frame
 * @param joined newcomers who turned out to be persons lost from sight
 * @param ended persons (confirmed tracks) that are gone
 */
public record Tracking(List<Track> tracks, List<Sighting> seen, List<Join> joined, List<Track> ended) {

    /**
     * A newcomer who is a person known already. Where and when the person was seen is brought up to date; what was voted
     * meanwhile is the caller's to hand over.
     *
     * @param person who it is
     * @param newcomer the track that ends with this, and was never told
     */
    public record Join(Track person, Track newcomer) {}
}
