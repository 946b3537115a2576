package io.maskwatch.ingest.kafka;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Notices that the group must soon take this worker for dead, because it has not polled. Trips before the group acts, so
 * that its cameras are barred before another worker has them; stays tripped until reset by the one that polls.
 * Thread-safe.
 */
public final class PollWatchdog {
    private final long limitNanos;
    private final LongSupplier nanoClock;
    private volatile long lastNanos;
    private volatile boolean tripped;

    /**
     * A watchdog that has just been fed.
     *
     * @param limit longest time between two polls; shorter than the group's patience
     */
    public PollWatchdog(Duration limit, LongSupplier nanoClock) {
        this.limitNanos = limit.toNanos();
        this.nanoClock = nanoClock;
        this.lastNanos = nanoClock.getAsLong();
    }

    /** A poll begins or ends. Does not reset a watchdog that has tripped. */
    void polled() {
        tripped = tripped();
        lastNanos = nanoClock.getAsLong();
    }

    /** Whether it has been too long since a poll, now or since the last reset. */
    public boolean tripped() {
        if (nanoClock.getAsLong() - lastNanos > limitNanos) {
            tripped = true;
        }
        return tripped;
    }

    void reset() {
        lastNanos = nanoClock.getAsLong();
        tripped = false;
    }
}
