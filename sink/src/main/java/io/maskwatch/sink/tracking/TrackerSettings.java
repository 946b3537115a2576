package io.maskwatch.sink.tracking;

import java.time.Duration;

/**
 * How persons are followed. In seconds, never in frames, so that it holds at any frame rate. Immutable.
 *
 * @param highScore face score from which a face may begin a track and is matched first
 * @param lowScore face score from which a face may continue a track
 * @param confirmLooks sure looks, at the least, before a track counts as a person
 * @param confirmAfter sure sight before a track counts as a person: what is doubtful again and again is nobody
 * @param joinAfter sure sight before a track may be taken for a person lost from sight
 * @param tentativeLost how long a track that is no person yet may go unseen
 * @param lost how long persons may go unseen, and for how long where they are about to leave
 */
public record TrackerSettings(
        double highScore,
        double lowScore,
        int confirmLooks,
        Duration confirmAfter,
        Duration joinAfter,
        Duration tentativeLost,
        Patience lost) {

    /**
     * How long a person may go unseen and stay the same person.
     *
     * @param inside in the picture: turned away, or hidden
     * @param atBorder at a border of the picture
     * @param leaving on the way out of the picture
     */
    public record Patience(Duration inside, Duration atBorder, Duration leaving) {}

    /** Tuned on simulated scenes at 2 to 8 frames a second. */
    public static TrackerSettings defaults() {
        return new TrackerSettings(
                0.5,
                0.1,
                3,
                Duration.ofMillis(750),
                Duration.ofMillis(225),
                Duration.ofMillis(800),
                new Patience(Duration.ofSeconds(8), Duration.ofSeconds(2), Duration.ofMillis(700)));
    }

    /** The same, with another patience for persons out of sight in the picture. */
    public TrackerSettings withLost(Duration inside) {
        return new TrackerSettings(
                highScore,
                lowScore,
                confirmLooks,
                confirmAfter,
                joinAfter,
                tentativeLost,
                new Patience(inside, lost.atBorder(), lost.leaving()));
    }
}
