package io.maskwatch.sink.tracking;

import java.time.Duration;

/**
 * How persons are followed. In seconds, never in frames, so that it holds at any frame rate. Immutable.
 *
 * @param highScore face score from which a face may begin a track and is matched first
 * @param lowScore face score from which a face may continue a track
 * @param confirmLooks sure looks before a track counts as a person: what is doubtful again and again is nobody
 * @param confirmAfter time from the first look before a track counts as a person
 * @param tentativeLost how long a track that is no person yet may go unseen
 * @param lost how long a person may go unseen in the picture (turned away, hidden) and stay the same person
 * @param leftLost how long a person may go unseen who was walking out of the picture
 */
public record TrackerSettings(
        double highScore,
        double lowScore,
        int confirmLooks,
        Duration confirmAfter,
        Duration tentativeLost,
        Duration lost,
        Duration leftLost) {

    /** Tuned on noisy scenes at 2 to 8 frames a second. */
    public static TrackerSettings defaults() {
        return new TrackerSettings(
                0.5,
                0.1,
                3,
                Duration.ofMillis(400),
                Duration.ofMillis(800),
                Duration.ofSeconds(4),
                Duration.ofMillis(700));
    }

    /** The same, with another patience for persons out of sight. */
    public TrackerSettings withLost(Duration patience) {
        return new TrackerSettings(highScore, lowScore, confirmLooks, confirmAfter, tentativeLost, patience, leftLost);
    }
}
