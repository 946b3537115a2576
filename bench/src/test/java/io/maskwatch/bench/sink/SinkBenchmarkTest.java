package io.maskwatch.bench.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.maskwatch.bench.testing.BenchRun;
import io.maskwatch.runtime.ExitCode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What it prints and writes; how fast the sink is, no test asserts. */
class SinkBenchmarkTest {
    @Test
    void comparesTheSinkWithPassingOn(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("report.json");
        BenchRun run = run(
                "--rounds",
                "1",
                "--cameras",
                "2",
                "--frames",
                "3000",
                "--step-frames",
                "50",
                "--report",
                file.toString());

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("people", "pass-through, frames/s/core", "ratio by CPU of the thread");
        JsonNode report = new ObjectMapper().readTree(file.toFile());
        assertThat(report.at("/step/20/memoryBytes/median").doubleValue()).isGreaterThan(1_000);
        for (String figure : List.of("ratioByCpu", "ratioByClock", "sinkFramesPerSecond", "sinkAllocatedBytes")) {
            JsonNode spread = report.at("/topology/" + figure);
            assertThat(spread.get("least").doubleValue())
                    .as(figure)
                    .isPositive()
                    .isEqualTo(spread.get("most").doubleValue());
        }
    }

    @Test
    void refusesCrowdsThatNoPictureHolds() {
        BenchRun run = run("--people", "5000");
        assertThat(run.status()).isEqualTo(ExitCode.USAGE.status());
        assertThat(run.err()).contains("--people", "1 to 1000");
    }

    private static BenchRun run(String... options) {
        return BenchRun.of("sink", options);
    }
}
