package io.maskwatch.detector.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SessionFenceTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final SessionFence fence = new SessionFence();

    @Test
    void keepsOutAnOlderSessionAsLongAsTheNewerOneMayBeAtWork() {
        assertThat(fence.admits("gate", 200, NOW)).isTrue();
        assertThat(fence.admits("gate", 100, NOW)).isFalse();
        assertThat(fence.admits("gate", 100, after(5))).isFalse();
        assertThat(fence.admits("gate", 200, after(5))).isTrue();
        assertThat(fence.admits("gate", 100, after(10))).isFalse();
        assertThat(fence.admits("hall", 100, NOW)).as("another camera").isTrue();
    }

    /** As after the status topic, whose offsets they are, was deleted and made again. */
    @Test
    void admitsNumbersThatBeginAnew() {
        assertThat(fence.admits("gate", 200, NOW)).isTrue();
        assertThat(fence.admits("gate", 3, after(5))).isFalse();
        assertThat(fence.admits("gate", 3, after(5).plusMillis(1))).isTrue();
        assertThat(fence.admits("gate", 2, after(6)))
                .as("of the new numbers again")
                .isFalse();
    }

    private static Instant after(int minutes) {
        return NOW.plus(Duration.ofMinutes(minutes));
    }
}
