package io.maskwatch.bench.detector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.maskwatch.bench.testing.BenchRun;
import io.maskwatch.runtime.ExitCode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the two benchmarks of detectors print and write; how fast anything is, no test asserts. */
class DetectorBenchmarkTest {
    @TempDir
    Path folder;

    @Test
    void setsAWorkerBesideItsModel() throws Exception {
        Path file = folder.resolve("detector.json");
        BenchRun run = BenchRun.of("detector", "--rounds", "1", "--frames", "10", "--report", file.toString());

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("round 1 of 1", "ratio, median");
        JsonNode report = new ObjectMapper().readTree(file.toFile());
        for (String figure : List.of("modelAloneFramesPerSecond", "workerFramesPerSecond", "ratio")) {
            assertThat(report.get(figure).get("median").doubleValue())
                    .as(figure)
                    .isPositive();
        }
    }

    @Test
    void letsWorkersComeAndGo() throws Exception {
        Path file = folder.resolve("scale.json");
        String[] small = {"--workers", "1,2", "--partitions", "2", "--cameras", "4", "--cost-ms", "40", "--seconds", "2"
        };
        BenchRun run = BenchRun.of("scale", append(small, "--report", file.toString()));

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("2 workers:", "one worker more than partitions", "overloaded:", "share group");
        JsonNode report = new ObjectMapper().readTree(file.toFile());
        assertThat(report.get("growth")).hasSize(2);
        assertThat(report.get("departures")).hasSize(1);
        assertThat(report.get("framesOfASurplusWorker").longValue()).isZero();
        assertThat(report.at("/overload/perSecondOfEach"))
                .hasSize(10)
                .allSatisfy(rate -> assertThat(rate.doubleValue()).isPositive());
        assertThat(report.at("/overload/frames/SHED OVERLOAD").longValue()).isPositive();
        assertThat(report.at("/consumerGroup/outOfOrder").doubleValue()).isZero();
        assertThat(report.at("/shareGroup/recordsPerSecond").doubleValue()).isPositive();
    }

    @Test
    void refusesMoreWorkersThanPartitions() {
        BenchRun run = BenchRun.of("scale", "--workers", "4", "--partitions", "2", "--cameras", "4");

        assertThat(run.status()).isEqualTo(ExitCode.USAGE.status());
        assertThat(run.err()).contains("--workers", "as many as there are partitions");
    }

    private static String[] append(String[] some, String... more) {
        String[] all = List.of(some).toArray(new String[some.length + more.length]);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }
}
