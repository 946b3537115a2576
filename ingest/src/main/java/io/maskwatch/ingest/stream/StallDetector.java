package io.maskwatch.ingest.stream;

import io.maskwatch.schemas.FailureCause;
import java.time.Duration;

/**
 * Tells a stream that lives from one that only seems to: no picture for the stall time is STALLED, the same picture
 * FROZEN, a nearly black one BLACK. What was held of the picture survives a new connection: a camera found frozen stays
 * so until its picture differs, a black one until there is light, and until then none of its pictures is evidence of
 * anything. Times are nanoseconds of a monotonic clock. Not thread-safe.
 *
 * <p>An encoder that is fed the same picture for ever draws it anew with each key frame, a little differently, and mends it in
 * the next few pictures. Such a change is forgiven: no brighter or darker, one of the first pictures of a group, however
 * late that picture came, and enough of the others the same as before.
 */
public final class StallDetector {
    /** Mean luma, of 255, below which a picture shows nothing. */
    public static final double NEARLY_BLACK = 8.0;

    private static final int FEWEST_REPEATS = 3;
    private static final int MOST_REDRAWN_TO_A_REPEAT = 2;
    /** An encoder at a low rate mends a picture in four or five further ones; a fast one for about as long as this. */
    private static final int MOST_REDRAWN_IN_A_ROW = 8;

    private static final long REDRAWING_NANOS = 600_000_000L;
    /** Pictures from one key frame to the next, until two were seen: two seconds at four a second. */
    private static final int USUAL_GROUP = 8;

    private static final double SAME_LUMA = 0.5;

    private final long limitNanos;
    private FailureCause held = FailureCause.NONE;
    private boolean seen;
    private long lastHash;
    private double lastLuma;
    private int repeats;
    private int redrawn;
    private int redrawnInARow;
    private boolean keySeen;
    private long lastKeyNanos;
    private int group = USUAL_GROUP;
    private int placeInGroup;
    private long sameSinceNanos;
    private boolean dark;
    private long darkSinceNanos;
    private long lastPictureNanos;

    public StallDetector(Duration stallTimeout) {
        this.limitNanos = stallTimeout.toNanos();
    }

    /** A connection begins: every limit runs from now. */
    public void opened(long nowNanos) {
        lastPictureNanos = nowNanos;
        sameSinceNanos = nowNanos;
        darkSinceNanos = nowNanos;
        repeats = 0;
        redrawn = 0;
    }

    /** A picture arrived, whatever it shows. */
    public void arrived(boolean keyFrame, long nowNanos) {
        lastPictureNanos = nowNanos;
        placeInGroup++;
        if (keyFrame) {
            group = keySeen ? placeInGroup : USUAL_GROUP;
            placeInGroup = 0;
            keySeen = true;
            lastKeyNanos = nowNanos;
        }
    }

    /** What the picture says: NONE, or FROZEN or BLACK once that has lasted. */
    public FailureCause looked(long contentHash, double meanLuma, long nowNanos) {
        compare(contentHash, meanLuma, nowNanos);
        measure(meanLuma, nowNanos);
        if (dark && nowNanos - darkSinceNanos >= limitNanos) {
            held = FailureCause.BLACK;
            return held;
        }
        if (repeats >= Math.max(FEWEST_REPEATS, redrawn / MOST_REDRAWN_TO_A_REPEAT)
                && nowNanos - sameSinceNanos >= limitNanos) {
            held = FailureCause.FROZEN;
            return held;
        }
        return FailureCause.NONE;
    }

    /** Whether no picture has arrived for the stall time. */
    public boolean stalled(long nowNanos) {
        return nowNanos - lastPictureNanos >= limitNanos;
    }

    /** Whether the last picture looked at may be taken for what the camera sees. */
    public boolean live() {
        return held == FailureCause.NONE;
    }

    private void compare(long contentHash, double meanLuma, long nowNanos) {
        if (seen && contentHash == lastHash) {
            repeats++;
            redrawnInARow = 0;
            return;
        }
        if (seen && onlyRedrawn(meanLuma, nowNanos)) {
            redrawn++;
            redrawnInARow++;
            lastHash = contentHash;
            return;
        }
        if (held == FailureCause.FROZEN) {
            held = FailureCause.NONE;
        }
        seen = true;
        lastHash = contentHash;
        lastLuma = meanLuma;
        sameSinceNanos = nowNanos;
        repeats = 0;
        redrawn = 0;
        redrawnInARow = 0;
    }

    private boolean onlyRedrawn(double meanLuma, long nowNanos) {
        boolean soonBehindKey = placeInGroup < MOST_REDRAWN_IN_A_ROW || nowNanos - lastKeyNanos <= REDRAWING_NANOS;
        return keySeen
                && soonBehindKey
                && 2 * placeInGroup < group
                && redrawnInARow < mostInARow()
                && Math.abs(meanLuma - lastLuma) < SAME_LUMA;
    }

    /** Half a group, so that a stream of key frames alone is alive once some differ. */
    private int mostInARow() {
        return Math.min(MOST_REDRAWN_IN_A_ROW, Math.max(USUAL_GROUP / 2, group / 2));
    }

    private void measure(double meanLuma, long nowNanos) {
        boolean darkNow = meanLuma < NEARLY_BLACK;
        if (darkNow && !dark) {
            darkSinceNanos = nowNanos;
        }
        if (!darkNow && held == FailureCause.BLACK) {
            held = FailureCause.NONE;
        }
        dark = darkNow;
    }
}
