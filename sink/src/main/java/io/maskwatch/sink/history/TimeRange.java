package io.maskwatch.sink.history;

import java.time.Instant;

/**
 * A span of time. Immutable.
 *
 * @param from inclusive
 * @param to exclusive, after {@code from}
 */
public record TimeRange(Instant from, Instant to) {
    public TimeRange {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("The range is empty: %s to %s".formatted(from, to));
        }
    }
}
