package io.maskwatch.app.audit;

import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.FrameOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Accounts for every frame of every camera from what the topics say. Feed it statuses, frames and outcomes in any order.
 * Not thread-safe. */
public final class FrameLedger {
    private final Map<String, SortedMap<Long, SessionLedger>> cameras = new TreeMap<>();
    private final Set<String> historyCut = new TreeSet<>();

    /** A status record, as far as it belongs to a session. */
    public void status(CameraStatus status) {
        if (status.getSession() >= 0) {
            ledger(status.getCameraId(), status.getSession())
                    .announce(status.getPublishedSequence(), status.getUnpublished());
        }
    }

    /** A frame that stands in its topic; {@code read} tells whether the detectors have committed past it. */
    public void frame(String cameraId, long session, long sequence, boolean read) {
        ledger(cameraId, session).frame(sequence, read);
    }

    /** An outcome. */
    public void outcome(FrameOutcome outcome) {
        ledger(outcome.getCameraId(), outcome.getSession()).outcome(outcome);
    }

    /** The broker has already deleted old outcomes where this camera's are. */
    public void historyIsCut(String cameraId) {
        historyCut.add(cameraId);
    }

    /** The account of each camera, by id. */
    public List<CameraAudit> close() {
        return cameras.entrySet().stream()
                .map(camera -> close(camera.getKey(), camera.getValue()))
                .toList();
    }

    /** Outcomes are deleted oldest first: what is cut ends in the oldest session of which an outcome is left. */
    private CameraAudit close(String cameraId, SortedMap<Long, SessionLedger> sessions) {
        boolean cut = historyCut.contains(cameraId);
        List<SessionAudit> accounts = new ArrayList<>();
        for (Map.Entry<Long, SessionLedger> session : sessions.entrySet()) {
            accounts.add(session.getValue().close(session.getKey(), cut));
            cut &= !session.getValue().hasOutcomes();
        }
        return new CameraAudit(cameraId, accounts);
    }

    private SessionLedger ledger(String cameraId, long session) {
        return cameras.computeIfAbsent(cameraId, id -> new TreeMap<>())
                .computeIfAbsent(session, number -> new SessionLedger());
    }
}
