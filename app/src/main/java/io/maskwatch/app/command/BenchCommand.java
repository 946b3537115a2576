package io.maskwatch.app.command;

import io.maskwatch.app.bench.Benchmark;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.runtime.config.NearestName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code maskwatch bench NAME}; the names are those of the benchmarks on the class path. */
@Command(name = "bench", description = "Runs a benchmark. A source checkout has them; an image for workers has none.")
final class BenchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Unmatched
    private List<String> unknown = new ArrayList<>();

    /** The command, with what is on the class path below it. */
    static CommandLine withBenchmarks() {
        CommandLine bench = new CommandLine(new BenchCommand());
        Benchmark.onClassPath().forEach(bench::addSubcommand);
        return bench;
    }

    /** Called where no benchmark was named that is there. */
    @Override
    public Integer call() {
        Collection<String> names = spec.subcommands().keySet();
        if (names.isEmpty()) {
            throw new UserError(
                    ExitCode.USAGE,
                    "bench",
                    "this installation has no benchmarks",
                    "Run ./maskwatch bench in a source checkout");
        }
        if (!unknown.isEmpty()) {
            throw new UserError(
                    ExitCode.USAGE,
                    "bench " + unknown.get(0),
                    "there is no such benchmark",
                    "Did you mean " + NearestName.of(unknown.get(0), names) + "? There are " + names);
        }
        throw new ParameterException(spec.commandLine(), "Missing required subcommand");
    }
}
