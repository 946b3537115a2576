package io.maskwatch.bench.kills;

import io.maskwatch.app.bench.Benchmark;
import io.maskwatch.app.command.LogOptions;
import io.maskwatch.app.command.OptionRange;
import io.maskwatch.app.report.ReportFile;
import io.maskwatch.bench.BenchFolder;
import io.maskwatch.bench.BenchOptions;
import io.maskwatch.bench.kills.KillsRun.KillsOptions;
import io.maskwatch.runtime.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code maskwatch bench kills}: three brokers and the workers of each role, killed, frozen and stopped at random. */
@Command(
        name = "kills",
        description =
                "Runs three brokers and workers of each role as processes, kills, freezes and stops them at random, and"
                        + " checks afterwards that every frame is accounted for and everything was told once. Exits with 6 if not, if a"
                        + " process ended by itself or not cleanly when asked, or if nothing was hit.")
public final class KillsBenchmark implements Benchmark {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private LogOptions log = new LogOptions();

    @Option(names = "--report", paramLabel = "FILE", description = "Write blows and figures there as JSON.")
    private @Nullable Path report;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            description = "For how long something is killed (default: ${DEFAULT-VALUE}).")
    private double minutes = 30;

    @Option(names = "--seed", paramLabel = "N", description = "Decides what is killed when (default: a new one).")
    private @Nullable Long seed;

    @Option(names = "--cameras", paramLabel = "N", description = "Simulated cameras (default: ${DEFAULT-VALUE}).")
    private int cameras = 4;

    @Option(names = "--workers", paramLabel = "N", description = "Processes of each role (default: ${DEFAULT-VALUE}).")
    private int workers = 2;

    @Option(
            names = "--task-idle",
            paramLabel = "SECONDS",
            description =
                    "How long the sinks wait for the older message of a partition's topics (Kafka's max.task.idle.ms;"
                            + " 0 is what sinks do unless configured; default: ${DEFAULT-VALUE}).")
    private int taskIdle = 20;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description =
                    "Keep data and logs of all processes there (default: a temporary folder, deleted at the end).")
    private @Nullable Path folder;

    @Override
    public Integer call() throws IOException {
        log.quiet();
        BenchOptions.require(minutes > 0 && minutes <= 24 * 60, "--minutes " + minutes, "above 0, at most 1440");
        new OptionRange("--cameras", 1, 64).require(cameras);
        new OptionRange("--workers", 1, 16).require(workers);
        new OptionRange("--task-idle", 0, 600).require(taskIdle);
        if (report != null) {
            ReportFile.requireWritable(report);
        }
        long chosen = seed == null ? new Random().nextInt(1_000_000) : seed;
        Duration length = Duration.ofMillis(Math.round(minutes * 60_000));
        KillsOptions options = new KillsOptions(cameras, workers, length, chosen, Duration.ofSeconds(taskIdle));
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "seed %d: maskwatch bench kills --minutes %s --seed %d --task-idle %d%n",
                chosen, minutes, chosen, taskIdle);
        KillsResult result = run(options, out);
        KillsTable.lines(result).forEach(out::println);
        out.flush();
        if (report != null) {
            ReportFile.write(report, KillsReport.of(options, result));
        }
        return (result.failures().isEmpty() ? ExitCode.OK : ExitCode.INCOMPLETE).status();
    }

    private KillsResult run(KillsOptions options, PrintWriter out) throws IOException {
        if (folder != null) {
            return run(Files.createDirectories(folder).toAbsolutePath(), options, out);
        }
        try (BenchFolder temporary = BenchFolder.create()) {
            return run(temporary.path(), options, out);
        }
    }

    private static KillsResult run(Path folder, KillsOptions options, PrintWriter out) throws IOException {
        KillsRun run = new KillsRun(folder, options, line -> {
            out.println(TIME.format(InstantSource.system().instant()) + " " + line);
            out.flush();
        });
        return run.run();
    }
}
