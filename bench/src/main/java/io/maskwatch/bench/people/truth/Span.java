package io.maskwatch.bench.people.truth;

/**
 * A span of time in seconds. Immutable.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record Span(double from, double to) {

    public boolean contains(double seconds) {
        return seconds >= from && seconds < to;
    }
}
