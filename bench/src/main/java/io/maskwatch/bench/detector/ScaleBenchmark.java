package io.maskwatch.bench.detector;

import io.maskwatch.app.bench.Benchmark;
import io.maskwatch.app.command.LogOptions;
import io.maskwatch.app.command.OptionRange;
import io.maskwatch.app.report.ReportFile;
import io.maskwatch.bench.BenchFolder;
import io.maskwatch.bench.BenchOptions;
import io.maskwatch.bench.detector.kafka.DetectorRig;
import io.maskwatch.bench.detector.kafka.SharedWork;
import io.maskwatch.bench.detector.kafka.Watching;
import io.maskwatch.runtime.ExitCode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How detectors scale out, what coming and going costs, and who gets what when there is too much to do. */
@Command(
        name = "scale",
        description =
                "Lets detector workers come and go under load, beyond the partitions too, and overloads one. Their"
                        + " model does nothing but take a fixed time, so that a small machine can show many.")
public final class ScaleBenchmark implements Benchmark {
    private static final int PICTURES = 8;
    private static final int WIDTH_PX = 320;
    private static final int HEIGHT_PX = 180;
    private static final int SHARED_RECORDS_EACH = 50;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private LogOptions log = new LogOptions();

    @Option(names = "--report", paramLabel = "FILE", description = "Write the figures there, as JSON.")
    private @Nullable Path report;

    @Option(
            names = "--workers",
            paramLabel = "N",
            split = ",",
            description = "How many workers there are, step by step (default: 1,2,4,8).")
    private List<Integer> workers = List.of(1, 2, 4, 8);

    @Option(
            names = "--partitions",
            paramLabel = "N",
            description = "Partitions of the frames topic (default: ${DEFAULT-VALUE}).")
    private int partitions = 8;

    @Option(
            names = "--cameras",
            paramLabel = "N",
            description = "Cameras, a multiple of the partitions (default: ${DEFAULT-VALUE}).")
    private int cameras = 32;

    @Option(
            names = "--cost-ms",
            paramLabel = "MS",
            description = "What a run of the model takes (default: ${DEFAULT-VALUE}).")
    private int costMs = 100;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "Length of each measurement (default: ${DEFAULT-VALUE}).")
    private int seconds = 15;

    @Override
    public Integer call() throws Exception {
        log.quiet();
        List<Integer> steps = List.copyOf(new TreeSet<>(workers));
        new OptionRange("--partitions", 1, 64).require(partitions);
        BenchOptions.require(
                !steps.isEmpty() && steps.get(0) >= 1 && steps.get(steps.size() - 1) <= partitions,
                "--workers " + steps,
                "1 to as many as there are partitions");
        BenchOptions.require(
                cameras >= partitions && cameras <= 1_000 && cameras % partitions == 0,
                "--cameras " + cameras,
                "a multiple of the partitions, at most 1000");
        new OptionRange("--cost-ms", 10, 10_000).require(costMs);
        new OptionRange("--seconds", 1, 600).require(seconds);
        if (report != null) {
            ReportFile.requireWritable(report);
        }
        ScaleSetup setup = new ScaleSetup(Duration.ofMillis(costMs), partitions, cameras, Duration.ofSeconds(seconds));
        ScaleReport figures = measure(setup, steps);
        figures.lines().forEach(this::print);
        if (report != null) {
            ReportFile.write(report, figures.json());
        }
        return ExitCode.OK.status();
    }

    private ScaleReport measure(ScaleSetup setup, List<Integer> steps) throws Exception {
        ScaleReport figures = new ScaleReport(setup);
        SceneJpegs jpegs = SceneJpegs.of(1, PICTURES, WIDTH_PX, HEIGHT_PX);
        try (BenchFolder folder = BenchFolder.create();
                DetectorRig rig = DetectorRig.open(folder.path(), partitions, Watching.AT_ONCE)) {
            try (ScaleCampaign campaign = new ScaleCampaign(setup, rig, jpegs, this::print)) {
                for (int count : steps) {
                    figures.grown(campaign.grow(count));
                }
                if (steps.get(steps.size() - 1) == partitions) {
                    figures.surplus(campaign.surplus());
                }
                for (int left = steps.get(steps.size() - 1) - 1; left >= 1; left--) {
                    figures.shrunk(campaign.shrink());
                }
            }
            figures.overloaded(Overload.run(setup, rig, jpegs));
            SharedWork work = new SharedWork(
                    rig, Math.max(1, partitions / 2), partitions, SHARED_RECORDS_EACH * partitions, setup.cost());
            figures.shared(work.consumerGroup(), work.shareGroup());
        }
        return figures;
    }

    private void print(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
