package io.maskwatch.bench.spread;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.maskwatch.bench.spread.kafka.KafkaPlacement;
import io.maskwatch.bench.testing.BenchRun;
import io.maskwatch.runtime.ExitCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpreadBenchmarkTest {
    @Test
    void givesEachPartitionToOneWorker() {
        List<Set<Integer>> owned = KafkaPlacement.partitionsOfWorkers(5, 48);

        assertThat(owned)
                .hasSize(5)
                .allSatisfy(partitions -> assertThat(partitions).hasSizeBetween(9, 10));
        assertThat(owned.stream().flatMap(Set::stream))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 48).boxed().toList());
    }

    @Test
    void givesAllCamerasToTheOnlyWorker() {
        CameraSpread spread = CameraSpread.of(30, 48, 1, 5);

        assertThat(spread.busiest().least()).isEqualTo(30);
        assertThat(spread.share().most()).isEqualTo(1);
        assertThat(spread.idleWorkers().most()).isZero();
    }

    @Test
    void leavesWorkersBeyondThePartitionsWithoutCameras() {
        assertThat(CameraSpread.of(30, 4, 6, 5).idleWorkers().least()).isEqualTo(2);
    }

    @Test
    void writesALineForEachPair(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("spread.json");
        BenchRun run = BenchRun.of(
                "spread", "--cameras", "10,20", "--workers", "2,3", "--sites", "3", "--report", file.toString());

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out().lines()).hasSize(5);
        JsonNode spreads = new ObjectMapper().readTree(file.toFile()).get("spreads");
        assertThat(spreads)
                .hasSize(4)
                .allSatisfy(spread ->
                        assertThat(spread.at("/timesEven/least").doubleValue()).isGreaterThanOrEqualTo(1));
    }

    @Test
    void refusesNoWorker() {
        BenchRun run = BenchRun.of("spread", "--workers", "0");

        assertThat(run.status()).isEqualTo(ExitCode.USAGE.status());
        assertThat(run.err()).contains("--workers");
    }
}
