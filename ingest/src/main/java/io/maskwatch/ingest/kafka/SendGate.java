package io.maskwatch.ingest.kafka;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Keeps many senders from waiting one after the other for a broker that is away: once a send had to wait, the others are
 * refused for a second, and then one tries again. Thread-safe.
 */
final class SendGate {
    private static final long LONG_WAIT_NANOS = 100_000_000L;
    private static final long CLOSED_NANOS = 1_000_000_000L;

    private final LongSupplier nanoClock;
    private final AtomicLong closedUntilNanos;

    SendGate(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        this.closedUntilNanos = new AtomicLong(nanoClock.getAsLong());
    }

    /** Does the send unless the gate is closed. Returns whether it was done. */
    boolean pass(Runnable send) {
        long begun = nanoClock.getAsLong();
        if (begun - closedUntilNanos.get() < 0) {
            return false;
        }
        try {
            send.run();
        } finally {
            long now = nanoClock.getAsLong();
            if (now - begun > LONG_WAIT_NANOS) {
                closedUntilNanos.set(now + CLOSED_NANOS);
            }
        }
        return true;
    }
}
