package io.maskwatch.bench.kills;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.maskwatch.app.command.MaskwatchCommand;
import io.maskwatch.runtime.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class KillsBenchmarkTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void refusesALengthThatIsNone() {
        assertThat(run("--minutes", "0")).isEqualTo(ExitCode.USAGE.status());
        assertThat(err.toString()).contains("--minutes", "above 0");
    }

    @Test
    @Tag("long")
    @Timeout(1200)
    void accountsForEveryFrameAndTellsEverythingOnceWhateverIsKilled(@TempDir Path folder) throws IOException {
        Path report = folder.resolve("kills.json");
        int status =
                run("--minutes", "2", "--report", report.toString(), "--folder", folder.toString(), "--cameras", "2");
        assertThat(status).as(out.toString() + err).isZero();
        JsonNode written = new ObjectMapper().readTree(report.toFile());
        assertThat(written.path("blows").size()).isPositive();
        assertThat(written.path("audit").path("lost").asLong(-1)).isZero();
        assertThat(written.path("told").path("finalWindows").asInt()).isPositive();
    }

    private int run(String... arguments) {
        CommandLine commandLine = MaskwatchCommand.commandLine();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        String[] all = new String[arguments.length + 2];
        all[0] = "bench";
        all[1] = "kills";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return commandLine.execute(all);
    }
}
