package io.maskwatch.sink.api.report;

import io.maskwatch.sink.history.TimeRange;
import java.time.Duration;
import java.time.Instant;

/** How much of a span of time has passed and is asked for. Stateless. */
final class Span {
    private Span() {}

    /** Milliseconds of the span from {@code start} to {@code end} that lie in the range and before {@code now}. */
    static long ms(Instant start, Instant end, TimeRange range, Instant now) {
        Instant from = later(start, range.from());
        Instant to = earlier(earlier(end, range.to()), later(now, range.from()));
        return Math.max(0, Duration.between(from, to).toMillis());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
