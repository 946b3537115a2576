package io.maskwatch.simulator.stream;

/**
 * When the next picture is due. Like a real camera, a stream that cannot keep up leaves pictures out: it neither slows its
 * clock nor hurries afterwards. Not thread-safe.
 */
final class Pace {
    private final long periodNanos;
    private final long openedNanos = System.nanoTime();
    private long dueNanos = openedNanos + 1_000_000;

    Pace(long periodNanos) {
        this.periodNanos = periodNanos;
    }

    /** Nanoseconds until the next picture; zero or less if it is due. */
    long untilDue() {
        return dueNanos - System.nanoTime();
    }

    /** The media time of a picture made now, after which the next one is waited for. */
    long mediaNanos() {
        long now = System.nanoTime();
        dueNanos = Math.max(dueNanos + periodNanos, now);
        return now - openedNanos;
    }
}
