package io.maskwatch.app.audit;

import io.maskwatch.schemas.OutcomeReason;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * What became of the frames of one camera, over all its sessions still in sight. Immutable.
 *
 * @param cameraId the camera
 * @param sessions its sessions, oldest first
 */
public record CameraAudit(String cameraId, List<SessionAudit> sessions) {
    public CameraAudit {
        sessions = List.copyOf(sessions);
    }

    public long announced() {
        return sum(SessionAudit::announced);
    }

    public long analysed() {
        return sum(SessionAudit::analysed);
    }

    public long shed() {
        return sum(SessionAudit::shedTotal);
    }

    public long rejected() {
        return sum(SessionAudit::rejectedTotal);
    }

    public long duplicates() {
        return sum(SessionAudit::duplicates);
    }

    public long pending() {
        return sum(SessionAudit::pending);
    }

    public long unpublished() {
        return sum(SessionAudit::unpublished);
    }

    public long lost() {
        return sum(SessionAudit::lost);
    }

    /** Frames shed, by reason. */
    public Map<OutcomeReason, Long> shedByReason() {
        return merge(SessionAudit::shed);
    }

    /** Frames rejected, by reason. */
    public Map<OutcomeReason, Long> rejectedByReason() {
        return merge(SessionAudit::rejected);
    }

    private long sum(ToLongFunction<SessionAudit> count) {
        return sessions.stream().mapToLong(count).sum();
    }

    private Map<OutcomeReason, Long> merge(Function<SessionAudit, Map<OutcomeReason, Long>> counts) {
        Map<OutcomeReason, Long> merged = new TreeMap<>();
        sessions.forEach(session -> counts.apply(session).forEach((reason, n) -> merged.merge(reason, n, Long::sum)));
        return merged;
    }
}
