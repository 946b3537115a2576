package io.maskwatch.sink.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is set forward. */
public final class SetClock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-11-21T10:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    /** Sets it forward. */
    public void pass(Duration time) {
        now = now.plus(time);
    }
}
