package io.maskwatch.bench.sink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maskwatch.app.bench.Benchmark;
import io.maskwatch.app.command.LogOptions;
import io.maskwatch.app.command.OptionRange;
import io.maskwatch.app.report.ReportFile;
import io.maskwatch.bench.BenchFolder;
import io.maskwatch.bench.sink.kafka.Arena;
import io.maskwatch.bench.sink.step.StepRound;
import io.maskwatch.runtime.ExitCode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the sink costs: a camera's step alone, and the whole topology on a real broker beside one that passes records on. */
@Command(
        name = "sink",
        description = "Measures what the sink costs: one camera's step without Kafka, and the whole topology on a real"
                + " broker beside one that decodes the same outcomes and passes them on.")
public final class SinkBenchmark implements Benchmark {
    private static final List<Integer> CROWDS = List.of(5, 20, 50, 250);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private LogOptions log = new LogOptions();

    @Option(names = "--report", paramLabel = "FILE", description = "Write the figures there, as JSON.")
    private @Nullable Path report;

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds of each (default: ${DEFAULT-VALUE}).")
    private int rounds = 5;

    @Option(
            names = "--people",
            paramLabel = "N",
            description = "People in each frame on the broker (default: ${DEFAULT-VALUE}).")
    private int people = 20;

    @Option(names = "--cameras", paramLabel = "N", description = "Cameras on the broker (default: ${DEFAULT-VALUE}).")
    private int cameras = 8;

    @Option(names = "--frames", paramLabel = "N", description = "Frames of each camera (default: ${DEFAULT-VALUE}).")
    private int frames = 5_000;

    @Option(
            names = "--step-frames",
            paramLabel = "N",
            description = "Frames of each crowd in a round of the step alone (default: ${DEFAULT-VALUE}).")
    private int stepFrames = 1_000;

    @Option(names = "--seed", paramLabel = "N", description = "Of the crowds (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Override
    public Integer call() throws Exception {
        log.quiet();
        new OptionRange("--rounds", 1, 100).require(rounds);
        new OptionRange("--people", 1, 1_000).require(people);
        new OptionRange("--cameras", 1, 64).require(cameras);
        new OptionRange("--frames", 100, 14_400).require(frames);
        new OptionRange("--step-frames", 1, 100_000).require(stepFrames);
        if (report != null) {
            ReportFile.requireWritable(report);
        }
        SinkFigures figures = new SinkFigures(people, cameras, frames, seed);
        steps(figures);
        topologies(figures);
        PrintWriter out = spec.commandLine().getOut();
        SinkTable.lines(figures).forEach(out::println);
        out.flush();
        if (report != null) {
            ObjectNode json = SinkReport.of(figures);
            ReportFile.write(report, json);
        }
        return ExitCode.OK.status();
    }

    private void steps(SinkFigures figures) {
        Instant start = InstantSource.system().instant();
        List<StepRound> crowds = new ArrayList<>();
        for (int size : CROWDS) {
            StepRound round = new StepRound(size, start, seed);
            round.run(stepFrames);
            crowds.add(round);
        }
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < CROWDS.size(); i++) {
                figures.step(CROWDS.get(i), crowds.get(i).run(stepFrames));
            }
        }
    }

    /** The first round of each is not counted: it warms up. */
    private void topologies(SinkFigures figures) throws Exception {
        try (BenchFolder folder = BenchFolder.create();
                Arena arena = Arena.open(folder.path())) {
            arena.fill(cameras, people, frames, InstantSource.system().instant(), seed);
            arena.passThrough(0);
            arena.sink(0);
            for (int round = 1; round <= rounds; round++) {
                figures.round(arena.passThrough(round), arena.sink(round));
            }
        }
    }
}
