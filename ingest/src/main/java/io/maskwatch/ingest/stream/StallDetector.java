package io.maskwatch.ingest.stream;

import io.maskwatch.schemas.FailureCause;
import java.time.Duration;

/**
 * Tells a stream that lives from one that only seems to: no picture for the stall time is STALLED, the same picture
 * FROZEN, a nearly black one BLACK. What was held of the picture survives a new connection: a camera found frozen stays
 * so until its picture differs, a black one until there is light, and until then none of its pictures is evidence of
 * anything. Times are nanoseconds of a monotonic clock. Not thread-safe.
 *
 * <p>An encoder that is fed the same picture for ever draws it anew with each key frame, a little differently. Such a
 * change is forgiven: no brighter or darker, right behind a key frame, and most other pictures the same as before.
 */
public final class StallDetector {
    /** Mean luma, of 255, below which a picture shows nothing. */
    public static final double NEARLY_BLACK = 8.0;

    private static final int FEWEST_REPEATS = 3;
    private static final int MOST_REDRAWN_IN_A_ROW = 4;
    private static final long REDRAWING_NANOS = 600_000_000L;
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
        if (keyFrame) {
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
        if (repeats >= Math.max(FEWEST_REPEATS, redrawn) && nowNanos - sameSinceNanos >= limitNanos) {
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
        return keySeen
                && nowNanos - lastKeyNanos <= REDRAWING_NANOS
                && redrawnInARow < MOST_REDRAWN_IN_A_ROW
                && Math.abs(meanLuma - lastLuma) < SAME_LUMA;
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
