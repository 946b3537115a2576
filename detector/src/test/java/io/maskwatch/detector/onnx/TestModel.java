package io.maskwatch.detector.onnx;

import io.maskwatch.detector.model.ModelFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Model folders around the small graphs of the test resources. */
public final class TestModel {
    private static final Pattern SHA256_OF = Pattern.compile("sha256 of ([a-z-]+)");

    private TestModel() {}

    /** N pictures a run; scores are the mean colours. */
    public static ModelFolder batched(Path folder) {
        return write(folder, "batched", "faster-rcnn-batched", "images");
    }

    /** As {@link #batched}, but a white picture fails the run. */
    public static ModelFolder breaksOnWhite(Path folder) {
        return write(folder, "breaks-on-white", "faster-rcnn-batched", "images");
    }

    /** One picture a run, torchvision's way. */
    public static ModelFolder torchvision(Path folder) {
        return write(folder, "torchvision", "faster-rcnn-torchvision", "image");
    }

    /** Any graph under any layout. */
    public static ModelFolder write(Path folder, String graph, String layout, String input) {
        byte[] bytes = graph(graph);
        String yaml = """
                name: test-%s
                version: 1
                layout: %s
                file: model.onnx
                sha256: %s
                licence: Apache-2.0
                input: { name: %s, sizesPx: [96, 128], stride: 32 }
                labels: [red, green, blue]
                compliance: { red: UNMASKED, green: MASKED, blue: INCORRECT }
                thresholds: { red: 0.5, green: 0.6 }
                suppressionIou: 0.6
                maxDetections: 300
                reliableFacePx: 16
                """.formatted(graph, layout, sha256(bytes), input);
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve("model.onnx"), bytes);
            Files.writeString(folder.resolve("model.yaml"), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ModelFolder.at(folder);
    }

    /** A two-stage model of that face stage, its classifier giving the share of red, green and blue. */
    public static ModelFolder twoStage(Path folder, String faceStage) {
        return of(folder, faceStage + """
                classifier:
                  file: classifier.onnx
                  sha256: sha256 of classifier
                  input: { name: faces, format: nhwc-uint8-rgb, widthPx: 16, heightPx: 16 }
                  output: { name: probabilities, gives: probabilities }
                  crop: { enlarge: 1, fit: stretch }
                labels: [red, green, blue]
                compliance: { red: UNMASKED, green: MASKED, blue: INCORRECT }
                """);
    }

    /** A face stage like YuNet's. */
    public static String yunet() {
        return """
                name: two-stage
                layout: two-stage
                file: yunet.onnx
                sha256: sha256 of yunet
                input: { name: input, format: nchw-float-bgr, normalise: { divideBy: 1 }, sizesPx: [128, 320], stride: 32 }
                faces: { decoding: yunet, minimumScore: 0.5 }
                maxDetections: 300
                """;
    }

    /** The model that a text describes; the graphs whose hashes it asks for are put beside it. */
    public static ModelFolder of(Path folder, String yaml) {
        return of(folder, yaml, Map.of());
    }

    /** The same, where some graphs are not those of the test resources. */
    static ModelFolder of(Path folder, String yaml, Map<String, byte[]> graphs) {
        Function<String, byte[]> bytes = name -> graphs.containsKey(name) ? graphs.get(name) : graph(name);
        try {
            Files.createDirectories(folder);
            Matcher named = SHA256_OF.matcher(yaml);
            while (named.find()) {
                Files.write(folder.resolve(named.group(1) + ".onnx"), bytes.apply(named.group(1)));
            }
            Files.writeString(
                    folder.resolve("model.yaml"),
                    SHA256_OF.matcher(yaml).replaceAll(name -> sha256(bytes.apply(name.group(1)))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ModelFolder.at(folder);
    }

    private static byte[] graph(String name) {
        try (InputStream stream = Objects.requireNonNull(TestModel.class.getResourceAsStream(name + ".onnx"), name)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
