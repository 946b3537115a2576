package io.maskwatch.bench.kills.plan;

import java.time.Duration;

/**
 * One fault of one process.
 *
 * @param target the process's name, e.g. {@code broker-2}
 * @param fault what is done to it
 * @param from when, after the begin of the campaign
 * @param until when it goes on or is started again
 */
public record Blow(String target, Fault fault, Duration from, Duration until) {
    /** What the process is, e.g. {@code broker}. */
    public String role() {
        return target.substring(0, target.indexOf('-'));
    }

    /** How long it lasts. */
    public Duration lasts() {
        return until.minus(from);
    }
}
