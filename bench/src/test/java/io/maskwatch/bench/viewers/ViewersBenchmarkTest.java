package io.maskwatch.bench.viewers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.maskwatch.bench.testing.BenchRun;
import io.maskwatch.runtime.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What it prints and writes; how many pictures arrive on whatever machine this is, no test asserts. */
class ViewersBenchmarkTest {
    @Test
    @Tag("long")
    void watchesACameraInTurnsWithNobody(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("report.json");
        BenchRun run =
                run("--cameras", "1", "--viewers", "2", "--seconds", "5", "--rounds", "1", "--report", file.toString());

        assertThat(run.status()).as(run.err()).isIn(ExitCode.OK.status(), ExitCode.INCOMPLETE.status());
        assertThat(run.out()).contains("warming up", "round 1 of 1", "nobody watches", "one reads nothing");
        JsonNode report = new ObjectMapper().readTree(file.toFile());
        assertThat(report.get("phases")).hasSize(3);
        assertThat(report.at("/phases/1/cameras/0/arrived").doubleValue()).isPositive();
        assertThat(report.at("/phases/0/cameras/0/arrived").doubleValue()).isZero();
        assertThat(report.get("stuckViewerHungUp").isBoolean()).isTrue();
    }

    @Test
    void refusesWhatCannotBe() {
        BenchRun run = run("--cameras", "0");
        assertThat(run.status()).isEqualTo(ExitCode.USAGE.status());
        assertThat(run.err()).contains("--cameras", "1 to 64");
    }

    private static BenchRun run(String... options) {
        return BenchRun.of("viewers", options);
    }
}
