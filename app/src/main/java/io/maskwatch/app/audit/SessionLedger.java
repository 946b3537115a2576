package io.maskwatch.app.audit;

import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.Outcome;
import io.maskwatch.schemas.OutcomeReason;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The account of one camera session: which sequences were announced, which ended how. For every sequence up to the highest
 * announced one exactly one of these holds: it has an outcome, it is pending, it was never published, it is lost. Not
 * thread-safe.
 */
final class SessionLedger {
    private static final int GAPS_SHOWN = 10;

    private final BitSet outcomes = new BitSet();
    private final BitSet pending = new BitSet();
    private final Map<Outcome, Long> byOutcome = new EnumMap<>(Outcome.class);
    private final Map<OutcomeReason, Long> shed = new EnumMap<>(OutcomeReason.class);
    private final Map<OutcomeReason, Long> rejected = new EnumMap<>(OutcomeReason.class);
    private long duplicates;
    private long announced;
    private long unpublished;
    private int firstFrame = Integer.MAX_VALUE;

    /** A status said that the broker has acknowledged up to {@code sequence}, and that so many failed for good. */
    void announce(long sequence, long failed) {
        announced = Math.max(announced, sequence);
        unpublished = Math.max(unpublished, failed);
    }

    /** A frame stands in its topic; {@code read} tells whether the detectors have committed past it. */
    void frame(long sequence, boolean read) {
        announced = Math.max(announced, sequence);
        firstFrame = Math.min(firstFrame, index(sequence));
        if (!read) {
            pending.set(index(sequence));
        }
    }

    /** An outcome; the first of a frame counts. */
    void outcome(FrameOutcome outcome) {
        if (outcome.getSequence() < 1) {
            return; // an unreadable frame has no place in the account of a session
        }
        announced = Math.max(announced, outcome.getSequence());
        int index = index(outcome.getSequence());
        if (outcomes.get(index)) {
            duplicates++;
            return;
        }
        outcomes.set(index);
        byOutcome.merge(outcome.getOutcome(), 1L, Long::sum);
        if (outcome.getOutcome() == Outcome.SHED) {
            shed.merge(outcome.getReason(), 1L, Long::sum);
        } else if (outcome.getOutcome() == Outcome.REJECTED) {
            rejected.merge(outcome.getReason(), 1L, Long::sum);
        }
    }

    /**
     * Closes the account.
     *
     * @param historyCut whether the broker has already deleted outcomes of this session by age, so that sequences before the
     *     first known outcome or frame are out of sight rather than lost
     */
    SessionAudit close(long session, boolean historyCut) {
        int first = historyCut ? firstInSight() : 1;
        List<String> gaps = new ArrayList<>();
        long missing = 0;
        long waiting = 0;
        for (int index = outcomes.nextClearBit(first); index <= announced; index = outcomes.nextClearBit(index)) {
            int next = outcomes.nextSetBit(index);
            int end = next < 0 || next > announced ? index(announced) + 1 : next;
            int waitingHere = pending.get(index, end).cardinality();
            waiting += waitingHere;
            missing += end - index - waitingHere;
            if (waitingHere < end - index && gaps.size() < GAPS_SHOWN) {
                gaps.add(end - index == 1 ? Integer.toString(index) : index + "-" + (end - 1));
            }
            index = end;
        }
        long neverPublished = Math.min(unpublished, missing);
        return new SessionAudit(
                session,
                announced - first + 1,
                byOutcome.getOrDefault(Outcome.ANALYSED, 0L),
                Map.copyOf(shed),
                Map.copyOf(rejected),
                duplicates,
                waiting,
                neverPublished,
                missing - neverPublished,
                gaps);
    }

    /** Whether an outcome of this session is known. */
    boolean hasOutcomes() {
        return !outcomes.isEmpty();
    }

    private int firstInSight() {
        int first = outcomes.isEmpty() ? index(announced) + 1 : outcomes.nextSetBit(0);
        return Math.min(first, firstFrame);
    }

    private static int index(long sequence) {
        return Math.toIntExact(sequence);
    }
}
