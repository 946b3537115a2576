package io.maskwatch.bench.testing;

import io.maskwatch.app.bench.Benchmark;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Echoes a word, or refuses to. */
@Command(name = "echo", description = "Echoes a word.")
public final class TestingBenchmark implements Benchmark {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--word", description = "What to say; nothing is refused.")
    private String word = "";

    @Override
    public Integer call() {
        if (word.isEmpty()) {
            throw new UserError(ExitCode.USAGE, "--word", "it is empty", "Say something");
        }
        spec.commandLine().getOut().println(word);
        return ExitCode.INCOMPLETE.status();
    }
}
