package io.maskwatch.sink.camera;

import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.sink.state.CameraMemory;
import java.util.ArrayList;

/**
 * The numbers of a camera's sessions. They are offsets of the status topic, so they rise, until that topic is deleted and made
 * again: then they begin anew, and those known before must not keep new ones out. Stateless; changes the memory handed in.
 */
public final class SessionNumbers {
    private SessionNumbers() {}

    /**
     * Forgets the sessions of a topic that is gone. A status always stands behind the one that opened the session of the status
     * before it; where it does not, and is of a lower session, the topic is another one.
     *
     * @param offset where the status stands
     */
    public static void follow(CameraMemory memory, CameraStatus status, long offset) {
        long known = memory.getPublishedSession();
        if (status.getSession() >= 0 && status.getSession() < known && offset < known) {
            memory.setSessions(new ArrayList<>());
            memory.setLookedSession(-1L);
            memory.setLookedSequence(-1L);
        }
    }
}
