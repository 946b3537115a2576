package io.maskwatch.bench.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.maskwatch.bench.testing.BenchRun;
import io.maskwatch.runtime.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code maskwatch bench model} with the shipped model and a small graph of torchvision's layout. */
class ModelBenchmarkTest {
    private static final Path TORCHVISION =
            Path.of("../detector/src/test/resources/io/maskwatch/detector/onnx/torchvision.onnx");

    @TempDir
    Path folder;

    @Test
    void setsTheModelBesideTheBaselineAndABatchBesideSingleRuns() throws Exception {
        Path report = folder.resolve("report.json");

        BenchRun run =
                run("--baseline", TORCHVISION.toString(), "--rounds", "2", "--batch", "3", "--report", "" + report);
        assertThat(run.status()).as(run.err()).isZero();

        assertThat(run.out()).contains("times faster than the baseline", "3 pictures in one run, ms");
        JsonNode json = new ObjectMapper().readTree(report.toFile());
        assertThat(json.at("/times faster than the baseline/median").asDouble()).isPositive();
        assertThat(json.at("/rounds").asInt()).isEqualTo(2);
        assertThat(json.at("/modelHash").asText()).hasSize(12);
        assertThat(json.at("/3 pictures, one a run, ms/least").asDouble()).isPositive();
        assertThat(json.at("/model, ms/least").asDouble()).isPositive();
    }

    @Test
    void saysHowToMakeABaselineThatIsMissing() {
        BenchRun run = run("--baseline", folder.resolve("none.onnx").toString());
        assertThat(run.status()).isEqualTo(ExitCode.USAGE.status());
        assertThat(run.err()).contains("--baseline", "none.onnx", "export_baseline.py");
    }

    @Test
    void refusesAGraphThatIsNoSuchBaseline() throws Exception {
        Path graph = Files.writeString(folder.resolve("text.onnx"), "no graph");

        BenchRun run = run("--baseline", graph.toString());
        assertThat(run.status()).isEqualTo(ExitCode.CONFIGURATION.status());
        assertThat(run.err()).contains("ONNX Runtime cannot load this graph");
    }

    private static BenchRun run(String... options) {
        return BenchRun.of("model", options);
    }
}
