package io.maskwatch.app.command;

import io.maskwatch.runtime.Health;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;

/**
 * Logs when a role falls sick and when it works again, at once; and now and then, while it is sick, what ails it by now: the
 * words change with every look where they hold a time. For one thread.
 */
final class HealthLog {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(30);

    private final Logger log;
    private final String role;
    private final InstantSource clock;
    private Health told = Health.ok();
    private Instant nextLineAt = Instant.MIN;

    HealthLog(Logger log, String role, InstantSource clock) {
        this.log = log;
        this.role = role;
        this.clock = clock;
    }

    /** How it is now. */
    void take(Health now) {
        boolean turned = now.healthy() != told.healthy();
        if (!turned && (now.equals(told) || clock.instant().isBefore(nextLineAt))) {
            return;
        }
        if (now.healthy()) {
            log.info("{} works again", role);
        } else {
            log.warn("{} is not healthy: {}", role, now.explanation());
        }
        told = now;
        nextLineAt = clock.instant().plus(BETWEEN_LINES);
    }
}
