package io.maskwatch.ingest.stream;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Says when a picture was taken, by this machine's clocks. The stream's own clock gives the spacing of pictures; the
 * machine's gives where they are: a picture was never taken after it arrived, nor more than {@link #LONGEST_LAG_NANOS}
 * before. Where the stream's clock says otherwise (it jumped, wrapped, drifted or stands still) the estimate begins anew
 * at the arrival. The estimate is drawn towards the arrival a little with each picture, so that a slow drift never adds
 * up to a jump. After mediamtx's estimator. One per camera session, across reconnections. Not thread-safe.
 */
public final class CaptureClock {
    /** A burst that is older than this is not spread out: its pictures are placed at their arrival. */
    public static final long LONGEST_LAG_NANOS = 2_000_000_000L;

    private static final int PULL = 1024;

    private boolean placed;
    private long referenceMediaNanos;
    private long referenceNanos;
    private long lastNanos = Long.MIN_VALUE;
    private Instant lastCapturedAt = Instant.MIN;

    /** A new connection: the stream's clock has nothing to do with what it was before. */
    public void reopened() {
        placed = false;
    }

    /**
     * When the picture was taken, on the monotonic clock that {@code arrivalNanos} is of. Strictly increasing.
     *
     * @param mediaNanos the stream's own clock
     * @param arrivalNanos when the picture arrived, by a monotonic clock
     */
    public long place(long mediaNanos, long arrivalNanos) {
        long estimate = referenceNanos + (mediaNanos - referenceMediaNanos);
        long lag = arrivalNanos - estimate;
        boolean credible = placed && lag >= 0 && lag <= LONGEST_LAG_NANOS;
        referenceNanos = credible ? estimate + lag / PULL : arrivalNanos;
        referenceMediaNanos = mediaNanos;
        placed = true;
        lastNanos = Math.max(referenceNanos, lastNanos == Long.MIN_VALUE ? referenceNanos : lastNanos + 1);
        return lastNanos;
    }

    /**
     * The last placed picture's time by the wall clock, in whole milliseconds. Strictly increasing, even where the wall
     * clock was set back.
     *
     * @param arrivalNanos when that picture arrived, by the monotonic clock
     * @param wallAtArrival the wall clock at that moment
     */
    public Instant capturedAt(long arrivalNanos, Instant wallAtArrival) {
        long lag = Math.max(0, arrivalNanos - lastNanos);
        Instant estimate = wallAtArrival.minusNanos(lag).truncatedTo(ChronoUnit.MILLIS);
        if (!estimate.isAfter(lastCapturedAt)) {
            estimate = lastCapturedAt.plusMillis(1);
        }
        lastCapturedAt = estimate;
        return estimate;
    }
}
