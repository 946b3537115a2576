package io.maskwatch.ingest.stream;

/**
 * Picks pictures at a rate. It goes by the times that a {@link CaptureClock} gives (never backwards, never ahead of the
 * machine's clock), so that jumps, bursts and repeated pictures of a stream cannot raise the rate. Over any stretch it
 * picks at most two more than the rate allows; a stream slower than the rate is taken whole. Not thread-safe.
 */
public final class FrameSampler {
    private static final double NANOS_PER_SECOND = 1e9;

    private final long intervalNanos;
    private boolean begun;
    private long dueNanos;

    /** A sampler of that rate, which must be above 0. */
    public FrameSampler(double framesPerSecond) {
        if (!(framesPerSecond > 0)) {
            throw new IllegalArgumentException("framesPerSecond must be above 0, is " + framesPerSecond);
        }
        this.intervalNanos = Math.max(1, Math.round(NANOS_PER_SECOND / framesPerSecond));
    }

    /** Whether the picture taken at that time is one to keep. Times do not go back. */
    public boolean take(long capturedNanos) {
        if (begun && capturedNanos < dueNanos) {
            return false;
        }
        boolean late = !begun || capturedNanos - dueNanos >= intervalNanos;
        dueNanos = (late ? capturedNanos : dueNanos) + intervalNanos;
        begun = true;
        return true;
    }
}
