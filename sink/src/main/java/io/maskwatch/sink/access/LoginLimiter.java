package io.maskwatch.sink.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Slows down who guesses passwords: each failure beyond a few makes the next try wait longer, by user name and by
 * address. An attempt counts as failed from the moment it is let in, so that many at once gain nothing. Thread-safe.
 * A name waits a minute at most, since anybody can fail in a user's name; an address a quarter of an hour.
 */
final class LoginLimiter {
    private static final int FREE_BY_NAME = 5;
    private static final int FREE_BY_ADDRESS = 10;
    private static final Duration LONGEST_BY_NAME = Duration.ofMinutes(1);
    private static final Duration LONGEST_BY_ADDRESS = Duration.ofMinutes(15);

    private final FailureCounts names;
    private final FailureCounts addresses;
    private final InstantSource clock;

    LoginLimiter(InstantSource clock) {
        this.clock = clock;
        this.names = new FailureCounts(FREE_BY_NAME, LONGEST_BY_NAME, clock);
        this.addresses = new FailureCounts(FREE_BY_ADDRESS, LONGEST_BY_ADDRESS, clock);
    }

    /**
     * Lets an attempt in, which counts as failed until {@link #succeeded} says otherwise.
     *
     * @return zero if it may go on, else how long to wait; then nothing was counted
     */
    synchronized Duration admit(String name, String address) {
        Instant now = clock.instant();
        String block = AddressBlock.of(address);
        Duration wait = longer(names.wait(name, now), addresses.wait(block, now));
        if (wait.isZero()) {
            names.fail(name, now);
            addresses.fail(block, now);
        }
        return wait;
    }

    /**
     * The admitted attempt was no failure. The name begins anew; the address is only given this one attempt back, else
     * whoever has one password could guess others for ever.
     */
    synchronized void succeeded(String name, String address) {
        names.forget(name);
        addresses.takeBack(AddressBlock.of(address));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
