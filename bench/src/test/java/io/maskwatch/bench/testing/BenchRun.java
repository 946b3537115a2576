package io.maskwatch.bench.testing;

import io.maskwatch.app.command.MaskwatchCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * {@code maskwatch bench NAME}, as a user runs it, in this process.
 *
 * @param status exit status
 * @param out what it printed
 * @param err what it complained of
 */
public record BenchRun(int status, String out, String err) {
    /** Runs the benchmark of that name. */
    public static BenchRun of(String name, String... options) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine = MaskwatchCommand.commandLine();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        int status = commandLine.execute(
                Stream.concat(Stream.of("bench", name), Stream.of(options)).toArray(String[]::new));
        return new BenchRun(status, out.toString(), err.toString());
    }
}
