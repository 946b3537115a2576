package io.maskwatch.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.runtime.Health;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthNewsTest {
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private final HealthNews news = new HealthNews(() -> now);
    private final List<String> told = new ArrayList<>();

    @Test
    void tellsWhatLastsEveryHalfAMinuteAndThatItIsOver() {
        for (int second = 0; second < 70; second++) {
            take(Health.sick("the last heartbeat was " + second + " s ago"));
        }
        take(Health.ok());
        take(Health.ok());

        assertThat(told)
                .containsExactly(
                        "the last heartbeat was 3 s ago",
                        "the last heartbeat was 33 s ago",
                        "the last heartbeat was 63 s ago",
                        "well");
    }

    @Test
    void repeatsWordsThatDoNotChange() {
        for (int second = 0; second < 40; second++) {
            take(Health.sick("the topic is gone"));
        }
        assertThat(told).containsExactly("the topic is gone", "the topic is gone");
    }

    @Test
    void keepsQuietAboutOneThatIsSickForAMomentNowAndThen() {
        for (int second = 0; second < 60; second++) {
            take(second % 4 == 0 ? Health.ok() : Health.sick("one send failed"));
        }
        assertThat(told).isEmpty();
    }

    /** Looks, then a second passes. */
    private void take(Health health) {
        news.take(health).ifPresent(one -> told.add(one.healthy() ? "well" : one.explanation()));
        now = now.plusSeconds(1);
    }
}
