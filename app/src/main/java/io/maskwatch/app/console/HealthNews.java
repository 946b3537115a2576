package io.maskwatch.app.console;

import io.maskwatch.runtime.Health;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of a process's health is worth a line: that it is sick, once that has lasted a few seconds, and every half a minute what
 * ails it by now; then that it works again. One send that fails and the next that does not are no news. For one thread.
 */
public final class HealthNews {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(30);

    private final InstantSource clock;
    private @Nullable Instant nextLineAt;
    private boolean told;

    /** Nothing is told yet. */
    public HealthNews(InstantSource clock) {
        this.clock = clock;
    }

    /** Takes how it is now; the same again if that is to be told, else empty. */
    public Optional<Health> take(Health now) {
        boolean news = now.healthy() ? recovered() : due();
        return news ? Optional.of(now) : Optional.empty();
    }

    private boolean recovered() {
        boolean news = told;
        told = false;
        nextLineAt = null;
        return news;
    }

    private boolean due() {
        Instant now = clock.instant();
        if (nextLineAt == null) {
            nextLineAt = now.plus(PATIENCE);
        }
        if (now.isBefore(nextLineAt)) {
            return false;
        }
        nextLineAt = now.plus(BETWEEN_LINES);
        told = true;
        return true;
    }
}
