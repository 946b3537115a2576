package io.maskwatch.app.command;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.simulator.main.SceneExporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code maskwatch scenes DIR}. */
@Command(
        name = "scenes",
        description =
                "Writes pictures of the simulator's scenes with their truth in COCO form, for training and evaluation.")
final class ScenesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "Folder for the pictures and annotations.json.")
    private Path folder = Path.of("scenes");

    @Option(names = "--pictures", paramLabel = "N", description = "How many (default: ${DEFAULT-VALUE}).")
    private int pictures = 600;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the first scene (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Mixin
    private LogOptions log = new LogOptions();

    @Override
    public Integer call() {
        log.quiet();
        new OptionRange("--pictures", 1, 1_000_000).require(pictures);
        try {
            SceneExporter.export(folder, pictures, seed);
        } catch (IOException e) {
            throw new UserError(
                    ExitCode.USAGE, folder.toString(), "it cannot be written (" + e + ")", "Name a writable folder");
        }
        spec.commandLine().getOut().println(pictures + " pictures and annotations.json in " + folder.toAbsolutePath());
        return ExitCode.OK.status();
    }
}
