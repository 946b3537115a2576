package io.maskwatch.runtime;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Growing, jittered pauses between attempts: the ceiling doubles from {@code first} to {@code max}, and each pause is
 * drawn from the upper half below it ("equal jitter"), so that many that failed together do not come back together.
 * Not thread-safe.
 *
 * @see <a href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">the strategies compared</a>
 */
public final class Backoff {
    private final Duration first;
    private final Duration max;
    private final RandomGenerator random;
    private Duration ceiling;

    public Backoff(Duration first, Duration max, RandomGenerator random) {
        if (first.isNegative() || first.isZero() || max.compareTo(first) < 0) {
            throw new IllegalArgumentException("0 < first <= max must hold: " + first + ", " + max);
        }
        this.first = first;
        this.max = max;
        this.random = random;
        this.ceiling = first;
    }

    /** The pause before the next attempt. */
    public Duration next() {
        long half = Math.max(1, ceiling.toMillis() / 2);
        Duration pause = Duration.ofMillis(half + random.nextLong(half + 1));
        Duration doubled = ceiling.multipliedBy(2);
        ceiling = doubled.compareTo(max) < 0 ? doubled : max;
        return pause;
    }

    /** Begins anew after a success. */
    public void reset() {
        ceiling = first;
    }
}
