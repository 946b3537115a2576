package io.maskwatch.sink.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/**
 * Failures by key, and how long each key has to wait for them: 1 s after the free ones, then twice as long each time. At
 * most 10,000 keys, each for an hour after its last failure. The caller sees to it that one thread works at a time.
 */
final class FailureCounts {
    private static final int KEYS = 10_000;
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int DOUBLINGS = 20;

    private record Failures(int count, Instant last) {}

    private final int free;
    private final Duration longest;
    private final Cache<String, Failures> failures;

    FailureCounts(int free, Duration longest, InstantSource clock) {
        this.free = free;
        this.longest = longest;
        this.failures = Caffeine.newBuilder()
                .maximumSize(KEYS)
                .expireAfterWrite(KEPT)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .executor(Runnable::run)
                .build();
    }

    /** How long the key has to wait still. */
    Duration wait(String key, Instant now) {
        Failures known = failures.getIfPresent(key);
        if (known == null || known.count() < free) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(now, known.last().plus(delay(known.count())));
        return left.isNegative() ? Duration.ZERO : left;
    }

    void fail(String key, Instant now) {
        Failures known = failures.getIfPresent(key);
        failures.put(key, new Failures(known == null ? 1 : known.count() + 1, now));
    }

    void takeBack(String key) {
        Failures known = failures.getIfPresent(key);
        if (known != null) {
            failures.put(key, new Failures(Math.max(0, known.count() - 1), known.last()));
        }
    }

    void forget(String key) {
        failures.invalidate(key);
    }

    long keys() {
        failures.cleanUp();
        return failures.estimatedSize();
    }

    private Duration delay(int count) {
        Duration grown = Duration.ofSeconds(1L << Math.min(DOUBLINGS, count - free));
        return grown.compareTo(longest) > 0 ? longest : grown;
    }
}
