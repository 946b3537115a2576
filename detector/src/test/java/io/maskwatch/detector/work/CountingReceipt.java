package io.maskwatch.detector.work;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts how a frame's way ended. */
final class CountingReceipt implements Receipt {
    private final AtomicInteger completed = new AtomicInteger();
    private final AtomicInteger abandoned = new AtomicInteger();

    @Override
    public void complete() {
        completed.incrementAndGet();
    }

    @Override
    public void abandon() {
        abandoned.incrementAndGet();
    }

    int completed() {
        return completed.get();
    }

    int abandoned() {
        return abandoned.get();
    }
}
