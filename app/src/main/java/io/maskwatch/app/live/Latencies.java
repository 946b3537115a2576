package io.maskwatch.app.live;

import java.time.Duration;
import java.util.Arrays;

/** Times of one kind, with percentiles over the newest ten thousand. Not thread-safe. */
public final class Latencies {
    private static final int CAPACITY = 10_000;

    private final long[] milliseconds = new long[CAPACITY];
    private long count;

    void add(Duration latency) {
        milliseconds[(int) (count++ % CAPACITY)] = Math.max(0, latency.toMillis());
    }

    /** How many there were. */
    public long count() {
        return count;
    }

    /**
     * The value below or at which that share of the times lies (nearest rank), in milliseconds; 0 if there are none.
     *
     * @param share 0 to 1
     */
    public long percentile(double share) {
        int size = (int) Math.min(count, CAPACITY);
        if (size == 0) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(milliseconds, size);
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(share * size);
        return sorted[Math.max(0, Math.min(size, rank) - 1)];
    }
}
