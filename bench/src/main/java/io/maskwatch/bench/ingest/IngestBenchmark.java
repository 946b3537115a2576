package io.maskwatch.bench.ingest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maskwatch.app.bench.Benchmark;
import io.maskwatch.app.command.LogOptions;
import io.maskwatch.app.command.OptionRange;
import io.maskwatch.app.report.ReportFile;
import io.maskwatch.bench.BenchFolder;
import io.maskwatch.bench.BenchOptions;
import io.maskwatch.runtime.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a camera costs an ingest worker, beside the {@code ffmpeg} command with the same work; or what idle ones cost. */
@Command(
        name = "ingest",
        description =
                "Sets an ingest worker (RTSP, decoding, scaling, JPEG, Kafka), a process of its own, beside Debian's"
                        + " ffmpeg with the same work on the same streams, in turns, and compares their CPU time. With --idle, what"
                        + " many cameras cost that have next to nothing to say.")
public final class IngestBenchmark implements Benchmark {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private LogOptions log = new LogOptions();

    @Option(names = "--report", paramLabel = "FILE", description = "Write the figures there, as JSON.")
    private @Nullable Path report;

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds (default: ${DEFAULT-VALUE}).")
    private int rounds = 5;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "Length of each turn, and of the measurement of idle cameras (default: ${DEFAULT-VALUE}).")
    private int seconds = 15;

    @Option(names = "--cameras", paramLabel = "N", description = "Cameras at once (default: ${DEFAULT-VALUE}).")
    private int cameras = 2;

    @Option(names = "--width", paramLabel = "PX", description = "Width of the streams (default: ${DEFAULT-VALUE}).")
    private int widthPx = 1920;

    @Option(names = "--height", paramLabel = "PX", description = "Height of the streams (default: ${DEFAULT-VALUE}).")
    private int heightPx = 1080;

    @Option(
            names = "--sent-fps",
            paramLabel = "N",
            description = "Pictures that a camera sends a second (default: ${DEFAULT-VALUE}).")
    private double sentPerSecond = 25;

    @Option(
            names = "--fps",
            paramLabel = "N",
            description = "Pictures of these that are published a second (default: ${DEFAULT-VALUE}).")
    private double framesPerSecond = 4;

    @Option(names = "--seed", paramLabel = "N", description = "Of the scene (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--ffmpeg",
            paramLabel = "PROGRAM",
            description = "The command that ingest is compared with (default: ${DEFAULT-VALUE}).")
    private String ffmpeg = "ffmpeg";

    @Option(
            names = "--idle",
            paramLabel = "N",
            description = "Measure so many cameras instead that are disabled, refuse connections or send a picture"
                    + " every ten seconds, a third each.")
    private @Nullable Integer idle;

    @Override
    public Integer call() throws IOException {
        log.quiet();
        check();
        try (BenchFolder folder = BenchFolder.create()) {
            ObjectNode figures = idle != null ? idle(idle, folder.path()) : race(folder.path());
            if (report != null) {
                ReportFile.write(report, figures);
            }
        }
        return ExitCode.OK.status();
    }

    private void check() {
        new OptionRange("--rounds", 1, 100).require(rounds);
        new OptionRange("--seconds", 2, 600).require(seconds);
        new OptionRange("--cameras", 1, 64).require(cameras);
        BenchOptions.require(
                widthPx >= 320 && widthPx <= 3840 && widthPx % 2 == 0, "--width " + widthPx, "an even 320 to 3840");
        BenchOptions.require(
                heightPx >= 180 && heightPx <= 2160 && heightPx % 2 == 0,
                "--height " + heightPx,
                "an even 180 to 2160");
        new OptionRange("--sent-fps", 1, 60).require(sentPerSecond);
        BenchOptions.require(
                framesPerSecond >= 0.5 && framesPerSecond <= sentPerSecond,
                "--fps " + framesPerSecond,
                "0.5 to what the camera sends");
        BenchOptions.require(idle == null || (idle >= 3 && idle <= 5_000), "--idle " + idle, "3 to 5000");
        if (report != null) {
            ReportFile.requireWritable(report);
        }
        if (idle == null) {
            FfmpegCommand.require(ffmpeg);
        }
    }

    private ObjectNode idle(int count, Path folder) throws IOException {
        IdleResult result = IdleTrial.run(count, Duration.ofSeconds(seconds), folder);
        result.lines().forEach(this::say);
        return result.json();
    }

    private ObjectNode race(Path folder) throws IOException {
        Load load = new Load(cameras, widthPx, heightPx, sentPerSecond, framesPerSecond, seed);
        say("%d cameras of %dx%d, %.0f pictures a second, of which %.1f are published; warming up for %d s."
                .formatted(
                        cameras,
                        widthPx,
                        heightPx,
                        sentPerSecond,
                        framesPerSecond,
                        IngestRace.SPANS_TO_WARM_UP * seconds));
        List<IngestRace.Round> measured = new ArrayList<>();
        double idleCores;
        try (IngestRace race = new IngestRace(load, ffmpeg, Duration.ofSeconds(seconds), folder)) {
            race.warmUp();
            for (int number = 1; number <= rounds; number++) {
                IngestRace.Round round = race.round();
                measured.add(round);
                say("round %d of %d: a camera takes ingest %.4f cores (%.2f frames/s), ffmpeg %.4f (%.2f), ratio %.3f"
                        .formatted(
                                number,
                                rounds,
                                round.ingest().cores(),
                                round.ingest().framesPerSecond(),
                                round.ffmpeg().cores(),
                                round.ffmpeg().framesPerSecond(),
                                round.ratio()));
            }
            idleCores = race.idleCores();
        }
        IngestReport figures = new IngestReport(load, measured, idleCores);
        figures.lines().forEach(this::say);
        return figures.json();
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
