package io.maskwatch.app.install;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a run on Ctrl-C or TERM: the shutdown hook raises the signal, then waits until the run has closed what it opened, so
 * that the process ends cleanly. Thread-safe.
 */
public final class StopSignal implements AutoCloseable {
    private static final long CLOSING_LIMIT_SECONDS = 45;

    private final CountDownLatch raised = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    /** A signal that Ctrl-C and TERM raise. */
    public static StopSignal onShutdown() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(new Thread(signal::raiseAndAwaitClose, "maskwatch-shutdown"));
        return signal;
    }

    /** Ends the run. */
    public void raise() {
        raised.countDown();
    }

    public boolean isRaised() {
        return raised.getCount() == 0;
    }

    /** Waits; returns whether the signal was raised. An interrupt raises it. */
    public boolean await(Duration limit) {
        try {
            return raised.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            raise();
            return true;
        }
    }

    /** The run has closed everything. */
    @Override
    public void close() {
        raise();
        closed.countDown();
    }

    private void raiseAndAwaitClose() {
        raise();
        try {
            if (!closed.await(CLOSING_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(1); // something hangs in closing; the topics survive a kill
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
