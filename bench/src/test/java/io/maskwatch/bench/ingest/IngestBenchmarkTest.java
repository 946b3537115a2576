package io.maskwatch.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.maskwatch.bench.testing.BenchRun;
import io.maskwatch.runtime.ExitCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the benchmark prints and writes; how much anything costs, no test asserts. */
class IngestBenchmarkTest {
    @TempDir
    Path folder;

    @Test
    void namesThePackageOfAMissingProgram() {
        BenchRun run = BenchRun.of("ingest", "--ffmpeg", folder.resolve("none").toString());

        assertThat(run.status()).isEqualTo(ExitCode.UNAVAILABLE.status());
        assertThat(run.err()).contains("apt-get install ffmpeg", "--ffmpeg");
    }

    @Test
    void refusesMoreFramesThanTheCameraSends() {
        BenchRun run = BenchRun.of("ingest", "--sent-fps", "10", "--fps", "11");

        assertThat(run.status()).isEqualTo(ExitCode.USAGE.status());
        assertThat(run.err()).contains("--fps");
    }

    @Test
    void takesTheMedianOfTheRounds() {
        IngestReport report = new IngestReport(
                new Load(1, 1920, 1080, 25, 4, 1), List.of(round(0.75), round(0.25), round(0.5)), 0.01);

        assertThat(report.json().at("/ratio/median").doubleValue()).isEqualTo(2);
        assertThat(report.json().at("/ratio/most").doubleValue()).isEqualTo(3);
        assertThat(report.json().get("camerasACore").doubleValue()).isEqualTo(2);
        assertThat(report.lines()).anySatisfy(line -> assertThat(line).contains("2.0 such cameras"));
    }

    @Test
    void readsTheKernelsAccountOfAProcess() {
        ProcessCost cost = ProcessCost.of(ProcessHandle.current().pid());

        assertThat(cost.cpu()).isPositive();
        assertThat(cost.threads()).isPositive();
        assertThat(cost.residentKb()).isPositive();
        ProcessCost later = new ProcessCost(cost.cpu().plus(Duration.ofMillis(250)), 1, 1);
        assertThat(later.cpuSecondsSince(cost)).isEqualTo(0.25);
    }

    @Test
    @Tag("long")
    @Timeout(600)
    void tellsOfIdleCameras() throws Exception {
        Path file = folder.resolve("idle.json");
        BenchRun run = BenchRun.of("ingest", "--idle", "6", "--seconds", "2", "--report", file.toString());

        assertThat(run.status()).as(run.err()).isZero();
        JsonNode report = new ObjectMapper().readTree(file.toFile());
        assertThat(report.at("/states/DISABLED").intValue()).isEqualTo(2);
        assertThat(report.get("threads").intValue()).isPositive();
        assertThat(report.get("statusesPerSecond").doubleValue()).isPositive();
    }

    private static IngestRace.Round round(double cores) {
        return new IngestRace.Round(new Turn(cores, 4), new Turn(0.25, 4));
    }
}
