package io.maskwatch.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.app.command.MaskwatchCommand;
import io.maskwatch.runtime.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** {@code maskwatch bench} where there are benchmarks. */
class BenchCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void listsWhatIsThere() {
        assertThat(run("bench", "--help")).isZero();
        assertThat(out.toString()).contains("Usage: maskwatch bench", "echo", "Echoes a word.");
    }

    @Test
    void givesABenchmarkItsOptionsAndItsExitStatus() {
        assertThat(run("bench", "echo", "--word", "hello")).isEqualTo(ExitCode.INCOMPLETE.status());
        assertThat(out.toString().strip()).isEqualTo("hello");
    }

    @Test
    void explainsABenchmarkAsAnyOtherCommand() {
        assertThat(run("bench", "echo", "--help")).isZero();
        assertThat(out.toString()).contains("Usage: maskwatch bench echo", "--word", "Exit status:");
    }

    @Test
    void tellsABenchmarksUserErrorAsAnyOther() {
        assertThat(run("bench", "echo")).isEqualTo(ExitCode.USAGE.status());
        assertThat(err.toString().strip()).isEqualTo("--word: it is empty. Say something.");
    }

    @Test
    void saysWhatAMistypedNameCouldHaveBeen() {
        assertThat(run("bench", "ecko")).isEqualTo(ExitCode.USAGE.status());
        assertThat(err.toString()).contains("bench ecko", "Did you mean echo?");
    }

    @Test
    void asksForAName() {
        assertThat(run("bench")).isEqualTo(ExitCode.USAGE.status());
        assertThat(err.toString()).contains("Missing", "Usage: maskwatch bench");
    }

    private int run(String... arguments) {
        CommandLine commandLine = MaskwatchCommand.commandLine();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        return commandLine.execute(arguments);
    }
}
