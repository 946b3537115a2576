package io.maskwatch.bench;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Lets time pass while something is measured. Stateless. */
public final class Pause {
    private static final Duration GLANCE = Duration.ofMillis(100);

    private Pause() {}

    /** Returns when that time has passed. */
    public static void of(Duration length) {
        long end = System.nanoTime() + length.toNanos();
        for (long left = length.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** Waits for what comes about by itself; fails, naming it, if it does not. */
    public static void until(BooleanSupplier condition, Duration limit, String what) {
        if (!comesTrue(condition, limit, GLANCE)) {
            throw new IllegalStateException(what + " did not happen within " + limit.toSeconds() + " s");
        }
    }

    /** Waits for what comes about by itself, with a look each time that {@code glance} is over; returns whether it did. */
    public static boolean comesTrue(BooleanSupplier condition, Duration limit, Duration glance) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            of(glance);
        }
        return true;
    }
}
