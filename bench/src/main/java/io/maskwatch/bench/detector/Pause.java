package io.maskwatch.bench.detector;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets time pass while something is measured. Stateless. */
final class Pause {
    private Pause() {}

    static void of(Duration length) throws InterruptedException {
        // nobody counts down: the wait ends with its time
        if (new CountDownLatch(1).await(length.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new IllegalStateException("A latch opened by itself");
        }
    }
}
