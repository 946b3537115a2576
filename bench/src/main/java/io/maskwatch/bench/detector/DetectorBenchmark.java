package io.maskwatch.bench.detector;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maskwatch.app.bench.Benchmark;
import io.maskwatch.app.command.LogOptions;
import io.maskwatch.app.command.OptionRange;
import io.maskwatch.app.report.ReportFile;
import io.maskwatch.bench.BenchFolder;
import io.maskwatch.bench.Spread;
import io.maskwatch.runtime.ExitCode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a detector worker adds to its model: the same pictures through Kafka and a worker, and through the model alone. */
@Command(
        name = "detector",
        description = "Sets a detector worker on a real broker (fetching, decoding, the model, telling, acknowledging)"
                + " beside a bare loop of runs of the same model over the same pictures.")
public final class DetectorBenchmark implements Benchmark {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private LogOptions log = new LogOptions();

    @Option(names = "--report", paramLabel = "FILE", description = "Write the figures there, as JSON.")
    private @Nullable Path report;

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds (default: ${DEFAULT-VALUE}).")
    private int rounds = 5;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "Rounds before these, which do not count: in its first minutes Java compiles on the same"
                    + " cores (default: ${DEFAULT-VALUE}).")
    private int warmUp = 4;

    @Option(names = "--frames", paramLabel = "N", description = "Frames in a round (default: ${DEFAULT-VALUE}).")
    private int frames = 200;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads of a run of the model; 0 for one a core (default: ${DEFAULT-VALUE}).")
    private int threads;

    @Option(names = "--seed", paramLabel = "N", description = "Of the scene (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Override
    public Integer call() throws Exception {
        log.quiet();
        new OptionRange("--rounds", 1, 100).require(rounds);
        new OptionRange("--warm-up", 1, 100).require(warmUp);
        new OptionRange("--frames", 10, 1_000).require(frames);
        new OptionRange("--threads", 0, 256).require(threads);
        if (report != null) {
            ReportFile.requireWritable(report);
        }
        PrintWriter out = spec.commandLine().getOut();
        List<DetectorRace.Round> measured = new ArrayList<>();
        try (BenchFolder folder = BenchFolder.create();
                DetectorRace race = new DetectorRace(folder.path(), threads, frames, seed)) {
            out.println("%d frames a round, %d pixels as the model sees them; %d rounds to warm up."
                    .formatted(frames, race.inputPx(), warmUp));
            out.flush();
            for (int round = 1; round <= warmUp; round++) {
                race.round();
            }
            for (int round = 1; round <= rounds; round++) {
                DetectorRace.Round one = race.round();
                measured.add(one);
                out.println("round %d of %d: model alone %.1f, worker %.1f frames/s, ratio %.3f"
                        .formatted(round, rounds, one.alonePerSecond(), one.workerPerSecond(), one.ratio()));
                out.flush();
            }
        }
        Spread ratio = Spread.of(measured, DetectorRace.Round::ratio);
        out.println("ratio, median (least to greatest): %.3f (%.3f to %.3f)"
                .formatted(ratio.median(), ratio.least(), ratio.most()));
        out.flush();
        if (report != null) {
            ReportFile.write(report, json(measured));
        }
        return ExitCode.OK.status();
    }

    private ObjectNode json(List<DetectorRace.Round> measured) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("rounds", rounds)
                .put("warmUp", warmUp)
                .put("framesARound", frames)
                .put("threads", threads)
                .put("seed", seed);
        json.set(
                "modelAloneFramesPerSecond",
                Spread.of(measured, DetectorRace.Round::alonePerSecond).json());
        json.set(
                "workerFramesPerSecond",
                Spread.of(measured, DetectorRace.Round::workerPerSecond).json());
        json.set("ratio", Spread.of(measured, DetectorRace.Round::ratio).json());
        return json;
    }
}
