package io.maskwatch.sink.halted;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Halts this process where its plan says, without hooks and without closing anything. There is one a process, because
 * Kafka Streams makes the clients that pass the points. Thread-safe.
 */
final class Halts {
    /** Exit status of a process that was halted. */
    static final int STATUS = 97;

    private static final AtomicInteger left = new AtomicInteger();
    private static final AtomicBoolean wrote = new AtomicBoolean();
    private static final CountDownLatch committed = new CountDownLatch(1);
    private static volatile HaltPlan plan = HaltPlan.never();

    private Halts() {}

    static void follow(HaltPlan followed) {
        left.set(followed.count());
        plan = followed;
        if (followed.point() == HaltPoint.STARTING) {
            haltIn(followed.count());
        }
    }

    /** Returns, unless this is the time. */
    static void pass(HaltPoint point) {
        HaltPlan followed = plan;
        if (point == HaltPoint.SEND && followed.point() == HaltPoint.WORKING && wrote.compareAndSet(false, true)) {
            haltIn(followed.count());
        }
        if (point == HaltPoint.COMMITTED) {
            committed.countDown();
        }
        if (point == followed.point() && left.decrementAndGet() == 0) {
            halt();
        }
    }

    /** Waits until a transaction was committed. */
    static void awaitCommit() throws InterruptedException {
        committed.await();
    }

    private static void haltIn(int milliseconds) {
        CompletableFuture.delayedExecutor(milliseconds, TimeUnit.MILLISECONDS).execute(Halts::halt);
    }

    private static void halt() {
        Runtime.getRuntime().halt(STATUS);
    }
}
