package io.maskwatch.bench.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.maskwatch.app.command.MaskwatchCommand;
import io.maskwatch.runtime.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code maskwatch bench model} with the shipped model and a small graph of torchvision's layout. */
class ModelBenchmarkTest {
    private static final Path TORCHVISION =
            Path.of("../detector/src/test/resources/io/maskwatch/detector/onnx/torchvision.onnx");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void setsTheModelBesideTheBaselineAndABatchBesideSingleRuns() throws Exception {
        Path report = folder.resolve("report.json");

        assertThat(run("--baseline", TORCHVISION.toString(), "--rounds", "2", "--batch", "3", "--report", "" + report))
                .as(err.toString())
                .isZero();

        assertThat(out.toString()).contains("times faster than the baseline", "3 pictures in one run, ms");
        JsonNode json = new ObjectMapper().readTree(report.toFile());
        double ratio = json.at("/times faster than the baseline/median").asDouble();
        assertThat(ratio).isStrictlyBetween(0.0, 1.0);
        assertThat(json.at("/rounds").asInt()).isEqualTo(2);
        assertThat(json.at("/modelHash").asText()).hasSize(12);
        assertThat(json.at("/3 pictures, one a run, ms/least").asDouble())
                .isGreaterThan(json.at("/model, ms/least").asDouble());
    }

    @Test
    void saysHowToMakeABaselineThatIsMissing() {
        assertThat(run("--baseline", folder.resolve("none.onnx").toString())).isEqualTo(ExitCode.USAGE.status());
        assertThat(err.toString()).contains("--baseline", "none.onnx", "export_baseline.py");
    }

    @Test
    void refusesAGraphThatIsNoSuchBaseline() throws Exception {
        Path graph = Files.writeString(folder.resolve("text.onnx"), "no graph");

        assertThat(run("--baseline", graph.toString())).isEqualTo(ExitCode.CONFIGURATION.status());
        assertThat(err.toString()).contains("ONNX Runtime cannot load this graph");
    }

    private int run(String... options) {
        CommandLine commandLine = MaskwatchCommand.commandLine();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        String[] arguments = new String[options.length + 2];
        arguments[0] = "bench";
        arguments[1] = "model";
        System.arraycopy(options, 0, arguments, 2, options.length);
        return commandLine.execute(arguments);
    }
}
