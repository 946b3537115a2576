package io.maskwatch.detector.work;

import io.maskwatch.schemas.Topics;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps frames of a camera session out once a newer session of that camera was seen: two ingest workers that both believe
 * to own a camera do not mix. A session of which nothing has come for as long as frames are kept holds nobody up: numbers
 * begin anew where the status topic, which they are taken from, was deleted. Not thread-safe; one entry a camera.
 */
final class SessionFence {
    private final Map<String, Newest> newest = new HashMap<>();

    private record Newest(long session, Instant appendedAt) {
        boolean fences(long other, Instant otherAppendedAt) {
            return other < session && !otherAppendedAt.isAfter(appendedAt.plus(Topics.PICTURE_LIFE));
        }
    }

    /** Whether the session is the newest that was seen of its camera, this one included. */
    boolean admits(String cameraId, long session, Instant appendedAt) {
        Newest known = newest.get(cameraId);
        if (known != null && known.fences(session, appendedAt)) {
            return false;
        }
        newest.put(cameraId, new Newest(session, appendedAt));
        return true;
    }
}
