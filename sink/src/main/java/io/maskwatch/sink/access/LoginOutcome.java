package io.maskwatch.sink.access;

import java.time.Duration;

/** How an attempt to log in ended. */
public sealed interface LoginOutcome {
    /**
     * The user is logged in.
     *
     * @param caller who it is
     * @param secret what proves it from now on
     */
    record Accepted(Caller caller, Secret secret) implements LoginOutcome {}

    /** Name and password do not belong together; it is not said which of them is wrong. */
    record Refused() implements LoginOutcome {}

    /**
     * Too many failures before this one, which was not looked at.
     *
     * @param retryAfter until the next attempt is looked at
     */
    record TooMany(Duration retryAfter) implements LoginOutcome {}
}
