package io.maskwatch.bench.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.maskwatch.app.command.MaskwatchCommand;
import io.maskwatch.runtime.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What it prints and writes; how fast the sink is, no test asserts. */
class SinkBenchmarkTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void comparesTheSinkWithPassingOn(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("report.json");
        int status = run(
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

        assertThat(status).as(err.toString()).isZero();
        assertThat(out.toString()).contains("people", "pass-through, frames/s/core", "ratio by CPU of the thread");
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
        assertThat(run("--people", "5000")).isEqualTo(ExitCode.USAGE.status());
        assertThat(err.toString()).contains("--people", "1 to 1000");
    }

    private int run(String... options) {
        CommandLine commandLine = MaskwatchCommand.commandLine();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        String[] arguments = new String[options.length + 2];
        arguments[0] = "bench";
        arguments[1] = "sink";
        System.arraycopy(options, 0, arguments, 2, options.length);
        return commandLine.execute(arguments);
    }
}
