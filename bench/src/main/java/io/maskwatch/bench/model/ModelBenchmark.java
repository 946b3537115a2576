package io.maskwatch.bench.model;

import io.maskwatch.app.bench.Benchmark;
import io.maskwatch.app.command.LogOptions;
import io.maskwatch.app.command.OptionRange;
import io.maskwatch.app.report.ReportFile;
import io.maskwatch.bench.BenchFolder;
import io.maskwatch.detector.Provider;
import io.maskwatch.detector.model.ModelFolder;
import io.maskwatch.detector.onnx.OnnxFaceDetector;
import io.maskwatch.detector.onnx.OnnxOptions;
import io.maskwatch.media.JpegDecoder;
import io.maskwatch.media.ffmpeg.FfmpegJpegDecoder;
import io.maskwatch.runtime.ExitCode;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How fast the model is on the CPU beside a baseline, and a batch of pictures beside as many single ones. */
@Command(
        name = "model",
        description =
                "Times the model beside a baseline that torchvision exported, on the CPU and in turns, and a batch"
                        + " of pictures beside as many single ones.")
public final class ModelBenchmark implements Benchmark {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private LogOptions log = new LogOptions();

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            required = true,
            description = "Graph made by detector/training/export_baseline.py.")
    private Path baseline = Path.of("");

    @Option(names = "--model", paramLabel = "DIR", description = "Folder of the model (default: the one that ships).")
    private @Nullable Path model;

    @Option(names = "--other", paramLabel = "DIR", description = "Folder of another model to set beside it.")
    private @Nullable Path other;

    @Option(names = "--report", paramLabel = "FILE", description = "Write the figures there, as JSON.")
    private @Nullable Path report;

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds (default: ${DEFAULT-VALUE}).")
    private int rounds = 15;

    @Option(names = "--batch", paramLabel = "N", description = "Pictures in a batch (default: ${DEFAULT-VALUE}).")
    private int batch = 8;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads of a run; 0 for one a core (default: ${DEFAULT-VALUE}).")
    private int threads;

    @Option(names = "--seed", paramLabel = "N", description = "Of the scene (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Override
    public Integer call() throws Exception {
        log.quiet();
        new OptionRange("--rounds", 1, 1_000).require(rounds);
        new OptionRange("--batch", 1, 32).require(batch);
        new OptionRange("--threads", 0, 256).require(threads);
        if (report != null) {
            ReportFile.requireWritable(report);
        }
        BenchPictures pictures = new BenchPictures(seed, batch);
        try (BenchFolder folder = BenchFolder.create();
                JpegDecoder scaler = new FfmpegJpegDecoder();
                Contender rival = contender(BaselineFolder.of(baseline, folder.path()), pictures, scaler);
                Contender subject = contender(folder(model), pictures, scaler);
                Contender third = other == null ? null : contender(ModelFolder.at(other), pictures, scaler)) {
            tell(run(new ModelRounds(subject, rival, third)));
        }
        return ExitCode.OK.status();
    }

    private ModelRounds run(ModelRounds measured) throws Exception {
        measured.warmUp();
        for (int round = 0; round < rounds; round++) {
            measured.measure();
        }
        return measured;
    }

    private void tell(ModelRounds measured) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(ModelTable.text(measured, batch, threads));
        out.flush();
        if (report != null) {
            ReportFile.write(report, ModelTable.json(measured, batch, threads));
        }
    }

    private Contender contender(ModelFolder folder, BenchPictures pictures, JpegDecoder scaler) {
        OnnxOptions options = new OnnxOptions(
                Provider.CPU, threads, OnnxOptions.on(Provider.CPU).minimumScore());
        return new Contender(OnnxFaceDetector.open(folder, options), pictures, scaler);
    }

    private static ModelFolder folder(@Nullable Path model) {
        return model == null ? ModelFolder.bundled() : ModelFolder.at(model);
    }
}
