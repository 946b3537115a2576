package io.maskwatch.ingest.video;

import io.maskwatch.ingest.camera.StopSignal;
import io.maskwatch.schemas.Camera;
import java.util.function.LongSupplier;

/**
 * Interrupts an input that neither gives a picture nor gives up by itself: a minute after one and a half times the connect
 * and stall time until the first picture, for which a key frame must come, and one and a half times the stall time thereafter. Made for one connection; asked from inside the blocking read.
 */
final class Deadman {
    private static final long NANOS_PER_MS = 1_000_000L;
    private static final long KEY_FRAME_MS = 60_000;

    private final LongSupplier nanoClock;
    private final StopSignal stop;
    private final long firstLimitNanos;
    private final long laterLimitNanos;
    private volatile long lastNanos;
    private volatile boolean seen;
    private volatile boolean fired;

    Deadman(LongSupplier nanoClock, StopSignal stop, Camera camera) {
        this.nanoClock = nanoClock;
        this.stop = stop;
        // the input has its own, shorter limits, which know more of the cause: this one only stands behind them
        this.firstLimitNanos =
                ((camera.getConnectTimeoutMs() + camera.getStallTimeoutMs()) * 3 / 2 + KEY_FRAME_MS) * NANOS_PER_MS;
        this.laterLimitNanos = camera.getStallTimeoutMs() * 3 / 2 * NANOS_PER_MS;
        this.lastNanos = nanoClock.getAsLong();
    }

    /** A picture came. */
    void alive() {
        lastNanos = nanoClock.getAsLong();
        seen = true;
    }

    /** Whether a blocking call is to be given up. */
    boolean expired() {
        if (nanoClock.getAsLong() - lastNanos > (seen ? laterLimitNanos : firstLimitNanos)) {
            fired = true;
        }
        return fired || stop.raised();
    }

    boolean fired() {
        return fired;
    }

    /** Whether a picture ever came. */
    boolean seen() {
        return seen;
    }
}
