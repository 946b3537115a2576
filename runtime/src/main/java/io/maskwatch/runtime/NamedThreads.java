package io.maskwatch.runtime;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes threads that have a name and whose failure reaches their owner. */
public final class NamedThreads {
    /** Told what ended a thread. Called on that thread. */
    @FunctionalInterface
    public interface FailureHandler {
        void failed(Thread thread, Throwable cause);
    }

    private NamedThreads() {}

    /** Starts a thread that is not a daemon; its owner joins it. */
    public static Thread start(String name, Runnable body, FailureHandler onFailure) {
        Thread thread = new Thread(body, name);
        thread.setUncaughtExceptionHandler(onFailure::failed);
        thread.start();
        return thread;
    }

    /** Threads {@code prefix-1}, {@code prefix-2} … for a pool, whose owner sees failures through its futures. */
    public static ThreadFactory factory(String prefix) {
        AtomicInteger count = new AtomicInteger();
        return body -> new Thread(body, prefix + "-" + count.incrementAndGet());
    }

    /** Waits for the thread's end; restores the interrupt flag if interrupted. Returns whether it has ended. */
    public static boolean join(Thread thread, Duration limit) {
        try {
            thread.join(Math.max(1, limit.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }
}
