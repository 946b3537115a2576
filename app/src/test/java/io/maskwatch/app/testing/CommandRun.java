package io.maskwatch.app.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.app.command.MaskwatchCommand;
import io.maskwatch.runtime.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;

/**
 * One run of the command line in this process.
 *
 * @param status exit status
 * @param out what it printed
 * @param err what it complained about
 */
public record CommandRun(int status, String out, String err) {

    /** Runs the command to its end. */
    public static CommandRun of(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine = MaskwatchCommand.commandLine();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        int status = commandLine.execute(
                Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new));
        return new CommandRun(status, out.toString(), err.toString());
    }

    /** It went well; returns the lines that it printed. */
    public List<String> lines() {
        assertThat(this.err).isEmpty();
        assertThat(this.status).as(this.out).isZero();
        return this.out.lines().toList();
    }

    /** It failed with that status and one paragraph, without a stack trace, that holds the words. */
    public void assertRefused(ExitCode code, String... words) {
        assertThat(this.status).as(this.out + this.err).isEqualTo(code.status());
        assertThat(this.err.strip().lines()).as(this.err).hasSize(1);
        assertThat(this.err).contains(words).doesNotContain("Exception:", "\tat ", "fault of maskwatch");
    }
}
