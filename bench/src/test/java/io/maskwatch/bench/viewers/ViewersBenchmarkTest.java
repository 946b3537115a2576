package io.maskwatch.bench.viewers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.maskwatch.app.command.MaskwatchCommand;
import io.maskwatch.runtime.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What it prints and writes; how many pictures arrive on whatever machine this is, no test asserts. */
class ViewersBenchmarkTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    @Tag("long")
    void watchesACameraInTurnsWithNobody(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("report.json");
        int status =
                run("--cameras", "1", "--viewers", "2", "--seconds", "5", "--rounds", "1", "--report", file.toString());

        assertThat(status).as(err.toString()).isIn(ExitCode.OK.status(), ExitCode.INCOMPLETE.status());
        assertThat(out.toString()).contains("warming up", "round 1 of 1", "nobody watches", "one reads nothing");
        JsonNode report = new ObjectMapper().readTree(file.toFile());
        assertThat(report.get("phases")).hasSize(3);
        assertThat(report.at("/phases/1/cameras/0/arrived").doubleValue()).isPositive();
        assertThat(report.at("/phases/0/cameras/0/arrived").doubleValue()).isZero();
        assertThat(report.get("stuckViewerHungUp").isBoolean()).isTrue();
    }

    @Test
    void refusesWhatCannotBe() {
        assertThat(run("--cameras", "0")).isEqualTo(ExitCode.USAGE.status());
        assertThat(err.toString()).contains("--cameras", "1 to 64");
    }

    private int run(String... options) {
        CommandLine commandLine = MaskwatchCommand.commandLine();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        return commandLine.execute(
                Stream.concat(Stream.of("bench", "viewers"), Stream.of(options)).toArray(String[]::new));
    }
}
