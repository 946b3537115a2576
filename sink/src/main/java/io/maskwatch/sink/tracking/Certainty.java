package io.maskwatch.sink.tracking;

import io.maskwatch.sink.state.Track;

/**
 * How sure it is that a track is somebody's face, in seconds of sure sight. A look counts for the time since the last
 * one, the more the higher the model scores it, and against the track where the score is below {@value #NEUTRAL}; a
 * look after missed ones counts for less. So more frames a second make nobody sure sooner. Stateless.
 */
final class Certainty {
    /** A score that speaks for nothing: false boxes rarely score more, as measured on photographs. */
    private static final double NEUTRAL = 0.5;
    /** A score that counts in full. */
    private static final double FULL = 0.75;
    /** Most time that one look speaks for, in seconds. */
    private static final double LONGEST = 0.5;

    private Certainty() {}

    /** Adds a look that comes so long after the last one. */
    static void look(Track track, Face face, double seconds) {
        double worth = Math.max(-1, Math.min(1, (face.score() - NEUTRAL) / (FULL - NEUTRAL)));
        double counted = Math.min(LONGEST, seconds) / (1 + track.getMisses());
        track.setCertainty((float) (track.getCertainty() + worth * counted));
    }
}
