package io.maskwatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maskwatch.runtime.UserError;
import io.maskwatch.runtime.config.ConfigFile;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IngestConfigTest {
    @Test
    void isReadFromTheEnvironment() {
        ConfigFile file = ConfigFile.load(
                null, Map.of("MASKWATCH_INGEST_STATUS_INTERVAL", "3s", "MASKWATCH_INGEST_FRAMES_IN_FLIGHT", "4"));
        IngestConfig config = file.section("ingest", IngestConfig.defaults());

        assertThat(config.statusInterval()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.framesInFlight()).isEqualTo(4);
        assertThat(config.maxFrameBytes()).isEqualTo(900_000);
    }

    @Test
    void refusesStatusRarerThanEveryFiveSeconds() {
        ConfigFile file = ConfigFile.load(null, Map.of("MASKWATCH_INGEST_STATUS_INTERVAL", "6s"));

        assertThatThrownBy(() -> file.section("ingest", IngestConfig.defaults()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("statusInterval");
    }
}
