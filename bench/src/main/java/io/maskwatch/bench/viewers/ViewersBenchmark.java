package io.maskwatch.bench.viewers;

import io.maskwatch.app.bench.Benchmark;
import io.maskwatch.app.command.LogOptions;
import io.maskwatch.app.command.OptionRange;
import io.maskwatch.app.console.Screen;
import io.maskwatch.app.install.StopSignal;
import io.maskwatch.app.report.ReportFile;
import io.maskwatch.bench.BenchFolder;
import io.maskwatch.runtime.ExitCode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How many live pictures arrive at those who watch, and what watching costs the analysis. */
@Command(
        name = "viewers",
        description =
                "Runs everything in this process over simulated cameras, with viewers of the live pictures and without"
                        + " in turns: how many pictures arrive, and whether fewer frames are analysed. At last one more viewer asks"
                        + " and reads nothing. Exits with 6 if less than 90 %% arrives, 10 %% fewer frames are analysed, or that"
                        + " viewer is kept.")
public final class ViewersBenchmark implements Benchmark {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private LogOptions log = new LogOptions();

    @Option(names = "--report", paramLabel = "FILE", description = "Write the figures there, as JSON.")
    private @Nullable Path report;

    @Option(names = "--cameras", paramLabel = "N", description = "Simulated cameras (default: ${DEFAULT-VALUE}).")
    private int cameras = 9;

    @Option(
            names = "--fps",
            paramLabel = "N",
            description = "Frames a second to analyse of each camera (default: ${DEFAULT-VALUE}).")
    private double framesPerSecond = 1;

    @Option(
            names = "--viewers",
            paramLabel = "N",
            description = "Viewers, each of whom watches all cameras (default: ${DEFAULT-VALUE}).")
    private int viewers = 9;

    @Option(
            names = "--width",
            paramLabel = "PX",
            description = "Width of the pictures that they wish for (default: ${DEFAULT-VALUE}).")
    private int widthPx = 480;

    @Option(names = "--seconds", paramLabel = "N", description = "Length of a phase (default: ${DEFAULT-VALUE}).")
    private int seconds = 30;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "How often a phase without viewers and one with them take turns (default: ${DEFAULT-VALUE}).")
    private int rounds = 3;

    @Option(names = "--seed", paramLabel = "N", description = "Of the scenes (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Override
    public Integer call() throws Exception {
        Instant startedAt = InstantSource.system().instant();
        new OptionRange("--cameras", 1, 64).require(cameras);
        new OptionRange("--fps", 0.1, 30).require(framesPerSecond);
        new OptionRange("--viewers", 1, 100).require(viewers);
        new OptionRange("--width", 16, 3840).require(widthPx);
        new OptionRange("--seconds", 1, 3_600).require(seconds);
        new OptionRange("--rounds", 1, 100).require(rounds);
        if (report != null) {
            ReportFile.requireWritable(report);
        }
        ViewersPlan plan =
                new ViewersPlan(cameras, framesPerSecond, viewers, widthPx, Duration.ofSeconds(seconds), rounds, seed);
        Screen screen = new Screen(spec.commandLine().getOut(), Screen.onTerminal());
        screen.line(ViewersTable.heading(plan));
        ViewersFigures figures;
        try (StopSignal stop = StopSignal.onShutdown();
                BenchFolder folder = BenchFolder.create()) {
            log.toFile(folder.path().resolve("maskwatch.log"));
            try (WatchedSite site = WatchedSite.open(plan, folder.path(), screen, startedAt)) {
                figures = new ViewersRun(plan, site, stop, screen::line).measure();
            }
        }
        ViewersTable.lines(figures).forEach(screen::line);
        if (report != null) {
            ReportFile.write(report, ViewersReport.of(figures));
        }
        return (figures.problems().isEmpty() ? ExitCode.OK : ExitCode.INCOMPLETE).status();
    }
}
