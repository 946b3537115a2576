package io.maskwatch.detector.work;

import java.util.HashMap;
import java.util.Map;

/**
 * Keeps frames of a camera session out once a newer session of that camera was seen: two ingest workers that both believe
 * to own a camera do not mix. Not thread-safe; one entry a camera.
 */
final class SessionFence {
    private final Map<String, Long> newest = new HashMap<>();

    /** Whether the session is the newest that was seen of its camera, this one included. */
    boolean admits(String cameraId, long session) {
        return newest.merge(cameraId, session, Math::max) == session;
    }
}
