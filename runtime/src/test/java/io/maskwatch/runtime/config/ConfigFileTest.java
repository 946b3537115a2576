package io.maskwatch.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFileTest {
    enum Provider {
        AUTO,
        CPU,
        CUDA_12
    }

    record Sample(
            String name,
            int batchSize,
            long maxBytes,
            double threshold,
            boolean verify,
            Duration deadline,
            Path folder,
            Provider provider,
            List<String> labels,
            @Nullable String note) {
        static Sample defaults() {
            return new Sample(
                    "d", 4, 5L, 0.5, true, Duration.ofSeconds(10), Path.of("x"), Provider.AUTO, List.of("a"), null);
        }
    }

    @TempDir
    Path folder;

    @Test
    void givesTheDefaultsWhereNothingIsSaid() throws IOException {
        assertThat(ConfigFile.load(null, Map.of()).section("detector", Sample.defaults()))
                .isEqualTo(Sample.defaults());
        assertThat(load("detector:\n  batchSize:\n", Map.of())).isEqualTo(Sample.defaults());
        assertThat(load("", Map.of())).isEqualTo(Sample.defaults());
    }

    @Test
    void mapsEveryKey() throws IOException {
        String yaml = """
                detector:
                  name: 017
                  batchSize: 8
                  maxBytes: 5000000000
                  threshold: 0.75
                  verify: no
                  deadline: 500ms
                  folder: /tmp/models
                  provider: cuda-12
                  labels: [with_mask, 1.10]
                  note: hello
                """;
        assertThat(load(yaml, Map.of()))
                .isEqualTo(new Sample(
                        "017",
                        8,
                        5_000_000_000L,
                        0.75,
                        false,
                        Duration.ofMillis(500),
                        Path.of("/tmp/models"),
                        Provider.CUDA_12,
                        List.of("with_mask", "1.10"),
                        "hello"));
    }

    @Test
    void environmentOverridesEveryKey() throws IOException {
        Map<String, String> environment = Map.of(
                "MASKWATCH_DETECTOR_NAME", "e",
                "MASKWATCH_DETECTOR_BATCH_SIZE", "9",
                "MASKWATCH_DETECTOR_MAX_BYTES", "7",
                "MASKWATCH_DETECTOR_THRESHOLD", "0.25",
                "MASKWATCH_DETECTOR_VERIFY", "false",
                "MASKWATCH_DETECTOR_DEADLINE", "5m",
                "MASKWATCH_DETECTOR_FOLDER", "/e",
                "MASKWATCH_DETECTOR_PROVIDER", "cpu",
                "MASKWATCH_DETECTOR_LABELS", "x, y",
                "MASKWATCH_DETECTOR_NOTE", "n");
        assertThat(load("detector:\n  batchSize: 8\n  labels: [z]\n", environment))
                .isEqualTo(new Sample(
                        "e",
                        9,
                        7,
                        0.25,
                        false,
                        Duration.ofMinutes(5),
                        Path.of("/e"),
                        Provider.CPU,
                        List.of("x", "y"),
                        "n"));
    }

    @Test
    void unknownNamesStopTheStartAndNameTheNearest() {
        assertRefused("detector:\n  batchSiz: 8\n", Map.of(), "detector.batchSiz", "batchSize?");
        assertRefused("detectr:\n  batchSize: 8\n", Map.of(), "detectr", "Did you mean detector?");
        assertRefused(
                "",
                Map.of("MASKWATCH_DETECTOR_BATCHSIZE", "8"),
                "MASKWATCH_DETECTOR_BATCHSIZE",
                "MASKWATCH_DETECTOR_BATCH_SIZE?");
        assertRefused(
                "",
                Map.of("MASKWATCH_DETECTER_BATCH_SIZE", "8"),
                "MASKWATCH_DETECTER_BATCH_SIZE",
                "MASKWATCH_DETECTOR_BATCH_SIZE?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MASKWATCH_JAVA_OPTS", "MASKWATCH_HOME", "MASKWATCH_CONFIG"})
    void refusesAVariableThatNothingReads(String variable) {
        assertRefused("", Map.of(variable, "x"), variable, "no such section");
    }

    @Test
    void leavesAloneWhatOthersSet() throws IOException {
        Map<String, String> environment = Map.of(
                "MASKWATCH_CAMERA_GATE", "geheim",
                "MASKWATCH_DETECTOR_SERVICE_HOST", "10.0.0.1",
                "MASKWATCH_DETECTOR_PORT", "tcp://10.0.0.1:80",
                "MASKWATCH_DETECTOR_PORT_80_TCP_ADDR", "10.0.0.1",
                "MASKWATCH_SERVICE_PORT", "80",
                "PATH", "/bin");
        assertThat(load("", environment)).isEqualTo(Sample.defaults());
    }

    @Test
    void wrongValuesAreToldWithTheirPlaceAndWhatBelongsThere() {
        assertRefused("detector:\n  batchSize: many\n", Map.of(), "detector.batchSize", "'many' is not a whole number");
        assertRefused("detector:\n  batchSize: 1.5\n", Map.of(), "'1.5' is not a whole number");
        assertRefused("detector:\n  threshold: .nan\n", Map.of(), "is not a number");
        assertRefused("detector:\n  threshold: NaN\n", Map.of(), "is not a number");
        assertRefused("detector:\n  verify: perhaps\n", Map.of(), "true or false");
        assertRefused("detector:\n  deadline: 10\n", Map.of(), "a duration such as 500ms, 10s");
        assertRefused("detector:\n  provider: gpu\n", Map.of(), "one of auto, cpu, cuda-12");
        assertRefused("detector:\n  labels: a\n", Map.of(), "detector.labels", "where a list belongs");
        assertRefused("detector:\n  labels: [a, ]\n  name: [b]\n", Map.of(), "detector.name", "is a list");
        assertRefused("detector:\n  labels: [a, ~]\n", Map.of(), "detector.labels[1]", "is empty");
        assertRefused("detector: 5\n", Map.of(), "detector", "not a section");
        assertRefused("- a\n", Map.of(), "no sections");
        assertRefused("", Map.of("MASKWATCH_DETECTOR_BATCH_SIZE", "x"), "MASKWATCH_DETECTOR_BATCH_SIZE", "'x'");
    }

    @Test
    void passesPropertiesThroughUnderTheirOwnNames() throws IOException {
        Path file = write("kafka:\n  bootstrap.servers: a:1\n  linger.ms: 5\n  sasl.mechanism:\n");
        Map<String, String> environment =
                Map.of("MASKWATCH_KAFKA_BOOTSTRAP_SERVERS", "b:2", "MASKWATCH_KAFKA_SASL_JAAS_CONFIG", "j");
        assertThat(ConfigFile.load(file, environment).properties("kafka"))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("bootstrap.servers", "b:2", "linger.ms", "5", "sasl.jaas.config", "j"));
    }

    @Test
    void refusesAPropertyWrittenAsAGroup() throws IOException {
        ConfigFile config = ConfigFile.load(write("kafka:\n  bootstrap:\n    servers: a:1\n"), Map.of());
        assertThatThrownBy(() -> config.properties("kafka"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("kafka.bootstrap");
    }

    private Sample load(String yaml, Map<String, String> environment) throws IOException {
        return ConfigFile.load(write(yaml), environment).section("detector", Sample.defaults());
    }

    private void assertRefused(String yaml, Map<String, String> environment, String... parts) {
        assertThatThrownBy(() -> load(yaml, environment))
                .isInstanceOfSatisfying(
                        UserError.class, e -> assertThat(e.code()).isEqualTo(ExitCode.CONFIGURATION))
                .message()
                .contains(parts);
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(folder.resolve("maskwatch.yaml"), yaml);
    }
}
