package io.maskwatch.runtime;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes threads that have a name and whose failure reaches their owner. */
public final class NamedThreads {
    /** Told what ended a thread. Called on that thread. */
    @FunctionalInterface
    public interface FailureHandler {
        void failed(Thread thread, Throwable cause);
    }

    private static final Logger LOG = LoggerFactory.getLogger(NamedThreads.class);

    private NamedThreads() {}

    /** Starts a thread that is not a daemon; its owner joins it. */
    public static Thread start(String name, Runnable body, FailureHandler onFailure) {
        Thread thread = new Thread(body, name);
        thread.setUncaughtExceptionHandler(onFailure::failed);
        thread.start();
        return thread;
    }

    /**
     * Threads {@code prefix-1}, {@code prefix-2} … for a pool, whose owner sees failures through its futures; a failure of
     * what was handed over without a future is logged.
     */
    public static ThreadFactory factory(String prefix) {
        AtomicInteger count = new AtomicInteger();
        return body -> {
            Thread thread = new Thread(body, prefix + "-" + count.incrementAndGet());
            thread.setUncaughtExceptionHandler((failed, cause) -> LOG.error("{} failed", failed.getName(), cause));
            return thread;
        };
    }

    /** Interrupts a pool's threads and waits for their end; restores the interrupt flag. Returns whether they have ended. */
    public static boolean stop(ExecutorService pool, Duration limit) {
        pool.shutdownNow();
        try {
            return pool.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return pool.isTerminated();
        }
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
