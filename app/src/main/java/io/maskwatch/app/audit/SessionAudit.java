package io.maskwatch.app.audit;

import io.maskwatch.schemas.OutcomeReason;
import java.util.List;
import java.util.Map;

/**
 * What became of the frames of one camera session. {@code announced = analysed + shed + rejected + pending + unpublished +
 * lost}. Immutable.
 *
 * @param session the camera session's number
 * @param announced sequences known to have been given
 * @param analysed frames analysed
 * @param shed frames shed, by reason
 * @param rejected frames rejected, by reason
 * @param duplicates outcomes beyond the first of a frame
 * @param pending frames that no detector has committed past yet
 * @param unpublished sequences that ingest said could not be published
 * @param lost sequences without any account
 * @param gaps ranges of sequences without an outcome, the first ten
 */
public record SessionAudit(
        long session,
        long announced,
        long analysed,
        Map<OutcomeReason, Long> shed,
        Map<OutcomeReason, Long> rejected,
        long duplicates,
        long pending,
        long unpublished,
        long lost,
        List<String> gaps) {

    public SessionAudit {
        shed = Map.copyOf(shed);
        rejected = Map.copyOf(rejected);
        gaps = List.copyOf(gaps);
    }

    /** Frames shed for any reason. */
    public long shedTotal() {
        return total(shed);
    }

    /** Frames rejected for any reason. */
    public long rejectedTotal() {
        return total(rejected);
    }

    private static long total(Map<OutcomeReason, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
