package io.maskwatch.bench.kills;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CamerasSeenTest {
    private static final Instant CALM = Instant.parse("2026-11-21T10:00:00Z");
    private static final Instant LATER = CALM.plusSeconds(1);

    private final CamerasSeen cameras = CamerasSeen.of(List.of("gate", "hall"));

    @Test
    void takesNoAreaForACamera() {
        assertThat(cameras.all(Map.of("gate", CALM, "area:front", CALM))).isFalse();
        assertThat(cameras.all(Map.of("gate", CALM, "hall", CALM))).isTrue();
        assertThat(cameras.allSince(Map.of("gate", LATER, "area:front", LATER), CALM))
                .isFalse();
    }

    @Test
    void wantsEachAgainAndNothingElse() {
        assertThat(cameras.allSince(Map.of("gate", LATER, "hall", CALM), CALM)).isFalse();
        assertThat(cameras.allSince(Map.of("gate", LATER, "hall", LATER, "area:front", CALM), CALM))
                .isTrue();
    }
}
