package io.maskwatch.bench.soak;

import io.maskwatch.app.bench.Benchmark;
import io.maskwatch.app.command.LogOptions;
import io.maskwatch.app.command.OptionRange;
import io.maskwatch.app.console.Screen;
import io.maskwatch.app.install.StopSignal;
import io.maskwatch.app.report.ReportFile;
import io.maskwatch.bench.BenchFolder;
import io.maskwatch.bench.BenchOptions;
import io.maskwatch.runtime.ExitCode;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code maskwatch bench soak}: whether {@code maskwatch up} holds ever more, or becomes ever slower. */
@Command(
        name = "soak",
        description =
                "Runs maskwatch up as a process over simulated cameras (with Java's first compiler alone, and a collection of"
                        + " the heap before each look) and fits lines through its memory, threads, handles and latency after"
                        + " a warm-up. Exits with 6 if one of them grows by more than 2 %% an hour, if that cannot be told for its noise"
                        + " (two standard errors; a longer run has less of it), or if a frame is lost.")
public final class SoakBenchmark implements Benchmark {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private LogOptions log = new LogOptions();

    @Option(names = "--report", paramLabel = "FILE", description = "Write the figures there, as JSON.")
    private @Nullable Path report;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            description =
                    "Length (default: ${DEFAULT-VALUE}). Where the heap swings much, three hours after the warm-up"
                            + " are wanted to tell whether it grows.")
    private double minutes = 95;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "Minutes from its start that are not judged (default: ${DEFAULT-VALUE}).")
    private double warmUp = 50;

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            description = "How often it is looked at (default: ${DEFAULT-VALUE}).")
    private int every = 30;

    @Option(names = "--cameras", paramLabel = "N", description = "Simulated cameras (default: ${DEFAULT-VALUE}).")
    private int cameras = 6;

    @Option(
            names = "--fps",
            paramLabel = "N",
            description = "Frames a second to analyse of each camera (default: ${DEFAULT-VALUE}).")
    private double framesPerSecond = 1;

    @Option(
            names = "--heap",
            paramLabel = "MB",
            description = "Memory of the process's heap, touched at its start (default: ${DEFAULT-VALUE}).")
    private int heapMegabytes = 512;

    @Option(names = "--seed", paramLabel = "N", description = "Of the scenes (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Override
    public Integer call() throws Exception {
        SoakPlan plan = plan();
        if (report != null) {
            ReportFile.requireWritable(report);
        }
        Screen screen = new Screen(spec.commandLine().getOut(), Screen.onTerminal());
        screen.line(SoakTable.heading(plan));
        SoakFigures figures;
        try (StopSignal stop = StopSignal.onShutdown();
                BenchFolder folder = BenchFolder.create()) {
            log.toFile(folder.path().resolve("maskwatch.log"));
            figures = new SoakRun(plan, folder.path(), stop, screen::line).measure();
        }
        SoakTable.lines(figures).forEach(screen::line);
        if (report != null) {
            ReportFile.write(report, SoakReport.of(figures));
        }
        return (figures.problems().isEmpty() ? ExitCode.OK : ExitCode.INCOMPLETE).status();
    }

    private SoakPlan plan() {
        BenchOptions.require(
                minutes > 0 && minutes <= 7 * 24 * 60, "--minutes " + minutes, "above 0, at most a week (10080)");
        BenchOptions.require(warmUp >= 0, "--warm-up " + warmUp, "0 or more");
        new OptionRange("--every", 1, 3_600).require(every);
        BenchOptions.require(
                (minutes - warmUp) * 60 >= 4 * every,
                "--minutes " + minutes,
                "at least %.1f, four looks (--every) longer than --warm-up; or make these smaller"
                        .formatted(warmUp + 4 * every / 60.0));
        new OptionRange("--cameras", 1, 64).require(cameras);
        new OptionRange("--fps", 0.1, 15).require(framesPerSecond);
        new OptionRange("--heap", 128, 65_536).require(heapMegabytes);
        return new SoakPlan(
                cameras,
                framesPerSecond,
                Duration.ofMillis(Math.round(minutes * 60_000)),
                Duration.ofMillis(Math.round(warmUp * 60_000)),
                Duration.ofSeconds(every),
                heapMegabytes,
                seed);
    }
}
