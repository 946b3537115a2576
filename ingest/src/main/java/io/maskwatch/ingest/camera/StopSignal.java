package io.maskwatch.ingest.camera;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Raised once to end a camera's run; who waits on it can also be woken without an end. Thread-safe. */
public final class StopSignal {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile boolean raised;
    private long wakes;

    public boolean raised() {
        return raised;
    }

    /** Ends the run, now and for ever. */
    public void raise() {
        lock.lock();
        try {
            raised = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Cuts short the waits in progress, without an end. */
    public void wake() {
        lock.lock();
        try {
            wakes++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for so long, or until raised or woken. An interrupted thread counts as told to stop. */
    public void await(Duration limit) {
        long left = limit.toNanos();
        lock.lock();
        try {
            long wakesBefore = wakes;
            while (!raised && wakes == wakesBefore && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            raised = true;
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until raised or woken. */
    public void await() {
        await(Duration.ofNanos(Long.MAX_VALUE));
    }
}
