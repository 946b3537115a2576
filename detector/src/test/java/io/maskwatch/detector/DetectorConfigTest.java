package io.maskwatch.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maskwatch.runtime.UserError;
import io.maskwatch.runtime.config.ConfigFile;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DetectorConfigTest {
    @Test
    void defaultsHold() {
        assertThat(ConfigFile.load(null, Map.of()).section("detector", DetectorConfig.defaults()))
                .isEqualTo(new DetectorConfig(
                        "bundled",
                        Provider.AUTO,
                        0,
                        2,
                        0,
                        0.05,
                        Duration.ofSeconds(10),
                        4,
                        8_500_000,
                        2000,
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30),
                        "maskwatch-detector"));
    }

    @Test
    void everyKeyIsMapped() {
        Map<String, String> environment = Map.ofEntries(
                Map.entry("MASKWATCH_DETECTOR_MODEL", "/models/helmets"),
                Map.entry("MASKWATCH_DETECTOR_PROVIDER", "cuda"),
                Map.entry("MASKWATCH_DETECTOR_INFERENCE_THREADS", "3"),
                Map.entry("MASKWATCH_DETECTOR_DECODE_THREADS", "5"),
                Map.entry("MASKWATCH_DETECTOR_MAX_BATCH", "16"),
                Map.entry("MASKWATCH_DETECTOR_MINIMUM_SCORE", "0.02"),
                Map.entry("MASKWATCH_DETECTOR_STALE_AFTER", "20s"),
                Map.entry("MASKWATCH_DETECTOR_WAITING_PER_CAMERA", "2"),
                Map.entry("MASKWATCH_DETECTOR_MAX_FRAME_PIXELS", "1000000"),
                Map.entry("MASKWATCH_DETECTOR_MAX_IN_FLIGHT", "99"),
                Map.entry("MASKWATCH_DETECTOR_DRAIN_TIMEOUT", "7s"),
                Map.entry("MASKWATCH_DETECTOR_RUN_LIMIT", "1m"),
                Map.entry("MASKWATCH_DETECTOR_GROUP", "other"));

        assertThat(ConfigFile.load(null, environment).section("detector", DetectorConfig.defaults()))
                .isEqualTo(new DetectorConfig(
                        "/models/helmets",
                        Provider.CUDA,
                        3,
                        5,
                        16,
                        0.02,
                        Duration.ofSeconds(20),
                        2,
                        1_000_000,
                        99,
                        Duration.ofSeconds(7),
                        Duration.ofMinutes(1),
                        "other"));
    }

    @Test
    void tellsAValueThatCannotBe() {
        assertThatThrownBy(() -> ConfigFile.load(null, Map.of("MASKWATCH_DETECTOR_MAX_BATCH", "-1"))
                        .section("detector", DetectorConfig.defaults()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("detector.maxBatch=-1");
    }

    @Test
    void takesOneFrameARunOnACpuAndManyOnCudaUnlessTold() {
        DetectorConfig automatic = DetectorConfig.defaults();
        DetectorConfig told = ConfigFile.load(null, Map.of("MASKWATCH_DETECTOR_MAX_BATCH", "5"))
                .section("detector", automatic);

        assertThat(automatic.batchOn("CPU")).isEqualTo(1);
        assertThat(automatic.batchOn("CUDA")).isEqualTo(16);
        assertThat(told.batchOn("CPU")).isEqualTo(5);
    }
}
