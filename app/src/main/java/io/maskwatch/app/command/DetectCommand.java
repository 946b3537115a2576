package io.maskwatch.app.command;

import io.maskwatch.app.detect.DetectionDrawing;
import io.maskwatch.app.detect.DetectionLine;
import io.maskwatch.app.detect.DrawingNames;
import io.maskwatch.app.detect.PictureFiles;
import io.maskwatch.detector.FaceDetector;
import io.maskwatch.detector.FacesInPicture;
import io.maskwatch.detector.ModelFailedException;
import io.maskwatch.detector.ModelRun;
import io.maskwatch.detector.Provider;
import io.maskwatch.detector.StillPictures;
import io.maskwatch.detector.model.ModelFolder;
import io.maskwatch.detector.onnx.OnnxFaceDetector;
import io.maskwatch.media.JpegDecoder;
import io.maskwatch.media.MediaException;
import io.maskwatch.media.RgbImage;
import io.maskwatch.media.ffmpeg.FfmpegJpegDecoder;
import io.maskwatch.media.ffmpeg.ImageFiles;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.schemas.Compliance;
import io.maskwatch.schemas.Detection;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code maskwatch detect PATH…}. */
@Command(name = "detect", description = "Runs the detector on images, folders of images, or video files.")
final class DetectCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Images, folders of images, or video files.")
    private List<Path> paths = List.of();

    @Option(names = "--json", description = "One JSON line a picture: boxes in pixels, label, score, all class scores.")
    private boolean json;

    @Option(names = "--draw", paramLabel = "DIR", description = "Write the pictures with boxes drawn on them there.")
    private @Nullable Path drawings;

    @Option(
            names = "--min-score",
            paramLabel = "S",
            description = "Leave out what scores lower (default: the model's threshold of each label).")
    private @Nullable Double minimumScore;

    @Option(
            names = "--detect-at",
            paramLabel = "PX",
            description = "Longer side of the picture that the model sees (default: ${DEFAULT-VALUE}).")
    private int detectAtPx = 640;

    @Option(
            names = "--fps",
            paramLabel = "N",
            description = "Pictures a second of a video (default: ${DEFAULT-VALUE}).")
    private double framesPerSecond = 1;

    @Option(names = "--model", paramLabel = "DIR", description = "Folder of the model (default: the one that ships).")
    private @Nullable Path model;

    @Option(names = "--provider", description = "auto, cpu or cuda (default: ${DEFAULT-VALUE}).")
    private Provider provider = Provider.AUTO;

    private final DrawingNames names = new DrawingNames();

    @Mixin
    private LogOptions log = new LogOptions();

    @Override
    public Integer call() throws MediaException {
        log.quiet();
        if (minimumScore != null) {
            new OptionRange("--min-score", 0, 1).require(minimumScore);
        }
        new OptionRange("--detect-at", 320, 1920).require(detectAtPx);
        new OptionRange("--fps", 0.1, 30).require(framesPerSecond);
        ModelFolder folder = model == null ? ModelFolder.bundled() : ModelFolder.at(model);
        try (FaceDetector detector = OnnxFaceDetector.open(folder, provider);
                JpegDecoder scaler = new FfmpegJpegDecoder()) {
            StillPictures stills = new StillPictures(detector, scaler);
            PictureFiles files = new PictureFiles(framesPerSecond);
            for (Path path : paths) {
                visit(files, path, stills);
            }
        }
        return ExitCode.OK.status();
    }

    private void visit(PictureFiles files, Path path, StillPictures stills) {
        try {
            files.visit(path, (name, picture) -> look(stills, name, picture));
        } catch (MediaException e) {
            throw new UserError(
                    ExitCode.USAGE,
                    path.toString(),
                    String.valueOf(e.getMessage()),
                    "Name an image, a folder of images, or a video");
        }
    }

    private void look(StillPictures stills, String name, RgbImage picture) {
        ModelRun run;
        try {
            run = stills.detect(picture, detectAtPx);
        } catch (ModelFailedException e) {
            throw new IllegalStateException("The model failed on " + name, e);
        }
        FacesInPicture found = run.pictures().get(0);
        List<Detection> detections =
                found.detections().stream().filter(this::counts).toList();
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                json
                        ? DetectionLine.json(name, picture, detections, found.truncated(), run.wallTime())
                        : name + ": " + summary(detections) + ", "
                                + run.wallTime().toMillis() + " ms");
        out.flush();
        if (drawings != null) {
            write(name, DetectionDrawing.draw(picture, detections));
        }
    }

    /** Whether the model is sure of it, or as sure as was asked for. */
    private boolean counts(Detection detection) {
        Double minimum = minimumScore;
        return minimum == null ? detection.getCompliance() != Compliance.UNKNOWN : detection.getScore() >= minimum;
    }

    private static String summary(List<Detection> detections) {
        Map<String, Long> counts = detections.stream()
                .collect(Collectors.groupingBy(Detection::getLabel, TreeMap::new, Collectors.counting()));
        return counts.isEmpty()
                ? "no face"
                : counts.entrySet().stream()
                        .map(count -> count.getValue() + " " + count.getKey())
                        .collect(Collectors.joining(", "));
    }

    private void write(String name, RgbImage drawn) {
        Path folder = drawings;
        if (folder == null) {
            return;
        }
        try {
            Files.createDirectories(folder);
            ImageFiles.writeJpeg(folder.resolve(names.next(name)), drawn);
        } catch (IOException e) {
            throw new UserError(
                    ExitCode.USAGE, "--draw " + folder, "it cannot be written (" + e + ")", "Name a writable folder");
        }
    }
}
