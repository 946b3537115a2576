package io.maskwatch.bench.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.maskwatch.app.command.MaskwatchCommand;
import io.maskwatch.runtime.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What it prints and writes; how well people are followed, no test asserts. */
class PeopleBenchmarkTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void followsThePeopleOfShortScenes(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("report.json");
        int status = run("--quick", "--report", file.toString());

        assertThat(status).as(err.toString()).isZero();
        assertThat(out.toString()).contains("seeds 101 to 101", "IDF1", "crowd-5", "disordered", "shed-half");
        JsonNode scenes = new ObjectMapper().readTree(file.toFile()).get("scenes");
        assertThat(scenes).hasSize(3);
        for (JsonNode scene : scenes) {
            assertThat(scene.at("/persons/truth").intValue()).isPositive();
            assertThat(scene.at("/persons/arrived").intValue()).isPositive();
            assertThat(scene.at("/tracking/idf1").doubleValue()).isBetween(0.1, 1.0);
            assertThat(scene.at("/verdicts/judgeable").intValue()).isPositive();
            assertThat(scene.at("/cost/bytesPerTrack").doubleValue()).isPositive();
        }
    }

    @Test
    void aSeedIsTheSameSceneEachTime() {
        run("--quick");
        String first = figures();
        out.getBuffer().setLength(0);
        run("--quick");
        assertThat(figures()).isEqualTo(first).contains("crowd-5");
    }

    @Test
    void refusesToRunNothing() {
        assertThat(run("--seeds", "0")).isEqualTo(ExitCode.USAGE.status());
        assertThat(err.toString()).contains("--seeds 0");
    }

    /** What is printed, but for the time of a step at the end of each line. */
    private String figures() {
        return out.toString().replaceAll("(?m)\\S+$", "");
    }

    private int run(String... options) {
        CommandLine commandLine = MaskwatchCommand.commandLine();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        String[] arguments = new String[options.length + 2];
        arguments[0] = "bench";
        arguments[1] = "people";
        System.arraycopy(options, 0, arguments, 2, options.length);
        return commandLine.execute(arguments);
    }
}
