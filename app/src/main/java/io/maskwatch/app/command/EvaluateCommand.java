package io.maskwatch.app.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maskwatch.app.console.Screen;
import io.maskwatch.app.evaluate.AnnotatedPicture;
import io.maskwatch.app.evaluate.CocoPictures;
import io.maskwatch.app.evaluate.EvaluationReport;
import io.maskwatch.app.evaluate.PictureEvaluation;
import io.maskwatch.app.report.ReportFile;
import io.maskwatch.detector.DetectorConfig;
import io.maskwatch.detector.FaceDetector;
import io.maskwatch.detector.Provider;
import io.maskwatch.detector.StillPictures;
import io.maskwatch.detector.evaluation.AccuracyTable;
import io.maskwatch.detector.model.InputShape;
import io.maskwatch.detector.model.ModelFolder;
import io.maskwatch.detector.onnx.OnnxFaceDetector;
import io.maskwatch.detector.onnx.OnnxOptions;
import io.maskwatch.media.JpegDecoder;
import io.maskwatch.media.ffmpeg.FfmpegJpegDecoder;
import io.maskwatch.runtime.ExitCode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code maskwatch evaluate}. */
@Command(
        name = "evaluate",
        description = "Measures a model on annotated pictures as COCO does (AP, AP50, AP75, recall, by label and by"
                + " size), through all that the program does with a picture.")
final class EvaluateCommand implements Callable<Integer> {
    private static final String OVERWRITE = "\r\u001b[K";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--images", paramLabel = "DIR", required = true, description = "Folder of the pictures.")
    private Path images = Path.of("");

    @Option(
            names = "--coco",
            paramLabel = "FILE",
            required = true,
            description = "COCO detection file that names the pictures and their boxes.")
    private Path annotations = Path.of("");

    @Option(names = "--model", paramLabel = "DIR", description = "Folder of the model (default: the one that ships).")
    private @Nullable Path model;

    @Option(names = "--report", paramLabel = "FILE", description = "Write the measures as JSON too.")
    private @Nullable Path report;

    @Option(
            names = "--detect-at",
            paramLabel = "PX",
            description = "Longer side of the picture that the model sees (default: ${DEFAULT-VALUE}).")
    private int detectAtPx = 640;

    @Option(names = "--limit", paramLabel = "N", description = "Only the first N pictures of the file.")
    private int limit = Integer.MAX_VALUE;

    @Option(names = "--provider", paramLabel = "P", description = "auto, cpu or cuda (default: auto).")
    private Provider provider = Provider.AUTO;

    @Mixin
    private LogOptions log = new LogOptions();

    @Override
    public Integer call() {
        log.quiet();
        new OptionRange("--detect-at", 320, 1920).require(detectAtPx);
        new OptionRange("--limit", 1, Integer.MAX_VALUE).require(limit);
        if (report != null) {
            ReportFile.requireWritable(report);
        }
        ModelFolder folder = model == null ? ModelFolder.bundled() : ModelFolder.at(model);
        CocoPictures.Annotations truth =
                CocoPictures.read(annotations, images, folder.description().labels(), limit);
        tellLeftOut(truth.leftOut());
        int threads = DetectorConfig.defaults().inferenceThreads();
        OnnxOptions options = new OnnxOptions(provider, threads, PictureEvaluation.SCORE_FLOOR);
        try (FaceDetector detector = OnnxFaceDetector.open(folder, options);
                JpegDecoder scaler = new FfmpegJpegDecoder()) {
            evaluate(detector, scaler, truth.pictures());
        }
        return ExitCode.OK.status();
    }

    private void tellLeftOut(Map<String, Integer> leftOut) {
        leftOut.forEach((label, boxes) -> spec.commandLine()
                .getErr()
                .println("%d boxes of %s are left out: the model has no such label".formatted(boxes, label)));
    }

    private void evaluate(FaceDetector detector, JpegDecoder scaler, List<AnnotatedPicture> pictures) {
        List<String> labels = detector.model().labels();
        PictureEvaluation evaluation = new PictureEvaluation(new StillPictures(detector, scaler), detectAtPx, labels);
        long start = System.nanoTime();
        for (int i = 0; i < pictures.size(); i++) {
            evaluation.add(pictures.get(i));
            progress(OVERWRITE + (i + 1) + " of " + pictures.size() + " pictures");
        }
        progress(OVERWRITE);
        tell(detector, evaluation.table(), pictures.size(), Duration.ofNanos(System.nanoTime() - start));
    }

    private void tell(FaceDetector detector, AccuracyTable table, int pictures, Duration took) {
        double seconds = Math.round(took.toMillis() / 100.0) / 10.0;
        int longerSidePx = seenPx(detector);
        String name = detector.model().name();
        PrintWriter out = spec.commandLine().getOut();
        out.println(EvaluationReport.table(table));
        out.printf(
                Locale.ROOT,
                "%d pictures at %d pixels in %.1f s; model %s %s on %s%n",
                pictures,
                longerSidePx,
                seconds,
                name,
                detector.model().shortHash(),
                detector.provider());
        out.flush();
        if (report != null) {
            ObjectNode node = EvaluationReport.json(table)
                    .put("images", pictures)
                    .put("seconds", seconds)
                    .put("inputPx", longerSidePx)
                    .put("scoreFloor", PictureEvaluation.SCORE_FLOOR);
            node.putObject("model")
                    .put("name", name)
                    .put("version", detector.model().version())
                    .put("sha256", detector.model().sha256())
                    .put("provider", detector.provider());
            ReportFile.write(report, node);
        }
    }

    /** The nearest to what was asked for that the model was made for. */
    private int seenPx(FaceDetector detector) {
        InputShape shape = detector.shapeFor(detectAtPx, detectAtPx, detectAtPx);
        return shape.longerSidePx();
    }

    private void progress(String line) {
        if (Screen.onTerminal()) {
            spec.commandLine().getOut().print(line);
            spec.commandLine().getOut().flush();
        }
    }
}
