package io.maskwatch.ingest.stream;

import io.maskwatch.schemas.FailureCause;
import java.time.Duration;

/**
 * Tells a stream that lives from one that only seems to: no picture for the stall time is STALLED, the same picture
 * FROZEN, a nearly black one BLACK. What was held of the picture survives a new connection: a camera found frozen stays
 * so until its picture differs, a black one until there is light, and until then none of its pictures is evidence of
 * anything. Times are nanoseconds of a monotonic clock. Not thread-safe.
 */
public final class StallDetector {
    /** Mean luma, of 255, below which a picture shows nothing. */
    public static final double NEARLY_BLACK = 8.0;

    private static final int FEWEST_REPEATS = 3;

    private final long limitNanos;
    private FailureCause held = FailureCause.NONE;
    private boolean seen;
    private long lastHash;
    private int repeats;
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
    }

    /** A picture arrived, whatever it shows. */
    public void arrived(long nowNanos) {
        lastPictureNanos = nowNanos;
    }

    /** What the picture says: NONE, or FROZEN or BLACK once that has lasted. */
    public FailureCause looked(long contentHash, double meanLuma, long nowNanos) {
        compare(contentHash, nowNanos);
        measure(meanLuma, nowNanos);
        if (dark && nowNanos - darkSinceNanos >= limitNanos) {
            held = FailureCause.BLACK;
            return held;
        }
        if (repeats >= FEWEST_REPEATS && nowNanos - sameSinceNanos >= limitNanos) {
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

    private void compare(long contentHash, long nowNanos) {
        if (seen && contentHash == lastHash) {
            repeats++;
            return;
        }
        if (held == FailureCause.FROZEN) {
            held = FailureCause.NONE;
        }
        seen = true;
        lastHash = contentHash;
        sameSinceNanos = nowNanos;
        repeats = 0;
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
