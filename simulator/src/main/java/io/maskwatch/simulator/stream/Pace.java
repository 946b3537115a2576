package io.maskwatch.simulator.stream;

/** When the next picture is due. A stream that has fallen behind by more than a second leaves out what it missed. Not thread-safe. */
final class Pace {
    private static final long TOLERANCE_NANOS = 1_000_000_000L;

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

    /** The media time of the picture that is due now, after which the next one is waited for. */
    long mediaNanos() {
        long now = System.nanoTime();
        if (now - dueNanos > TOLERANCE_NANOS) {
            dueNanos = now;
        }
        long media = dueNanos - openedNanos;
        dueNanos += periodNanos;
        return media;
    }
}
