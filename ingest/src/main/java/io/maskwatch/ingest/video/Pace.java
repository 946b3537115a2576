package io.maskwatch.ingest.video;

import io.maskwatch.ingest.camera.StopSignal;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Holds a source that could be read as fast as a disk allows to the speed of its own clock. Where that clock goes back
 * or leaps, the pace begins anew. Not thread-safe.
 */
public final class Pace {
    private static final long LEAP_NANOS = 5_000_000_000L;

    private final LongSupplier nanoClock;
    private final StopSignal stop;
    private boolean begun;
    private long offsetNanos;
    private long lastMediaNanos;

    /**
     * A pace that begins with the first picture.
     *
     * @param nanoClock a monotonic clock
     */
    public Pace(LongSupplier nanoClock, StopSignal stop) {
        this.nanoClock = nanoClock;
        this.stop = stop;
    }

    /** Returns when the picture of that media time is due, or the signal is raised. */
    public void await(long mediaNanos) {
        long step = mediaNanos - lastMediaNanos;
        if (!begun || step < 0 || step > LEAP_NANOS) {
            offsetNanos = nanoClock.getAsLong() - mediaNanos;
        }
        begun = true;
        lastMediaNanos = mediaNanos;
        long wait = mediaNanos + offsetNanos - nanoClock.getAsLong();
        while (wait > 0 && !stop.raised()) {
            stop.await(Duration.ofNanos(wait));
            wait = mediaNanos + offsetNanos - nanoClock.getAsLong();
        }
    }
}
