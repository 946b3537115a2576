package io.maskwatch.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PollWatchdogTest {
    private final AtomicLong now = new AtomicLong();
    private final PollWatchdog watchdog = new PollWatchdog(Duration.ofSeconds(8), now::get);

    @Test
    void doesNotTripWhileThereArePolls() {
        for (int second = 0; second < 60; second += 5) {
            now.set(Duration.ofSeconds(second).toNanos());
            watchdog.polled();
        }

        assertThat(watchdog.tripped()).isFalse();
    }

    @Test
    void staysTrippedAfterALatePollUntilReset() {
        now.set(Duration.ofSeconds(9).toNanos());
        watchdog.polled();
        assertThat(watchdog.tripped()).isTrue();
        watchdog.reset();

        assertThat(watchdog.tripped()).isFalse();
    }
}
