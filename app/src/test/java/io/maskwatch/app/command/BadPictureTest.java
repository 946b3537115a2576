package io.maskwatch.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.app.testing.CommandRun;
import io.maskwatch.detector.model.ModelFolder;
import io.maskwatch.media.RgbImage;
import io.maskwatch.media.ffmpeg.ImageFiles;
import io.maskwatch.runtime.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code detect} on pictures that are fit, and on pictures, models and devices that are not. */
@Timeout(60)
class BadPictureTest {
    @TempDir
    Path folder;

    @Test
    void findsNoFaceInAGreyPictureAndDrawsIt() throws IOException {
        CommandRun run = CommandRun.of("detect", picture(), "--json", "--draw", folder.resolve("drawn"));
        assertThat(run.lines())
                .singleElement()
                .asString()
                .contains("\"widthPx\":320", "\"heightPx\":240", "\"detections\":[]");
        assertThat(folder.resolve("drawn/grey.jpg")).isNotEmptyFile();
    }

    @ParameterizedTest
    @ValueSource(strings = {"notes.txt", "notes.jpg", "notes.mp4"})
    void refusesWhatIsNeitherPictureNorVideo(String name) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "This is no picture.\n");
        CommandRun.of("detect", file).assertRefused(ExitCode.USAGE, file.toString());
    }

    @Test
    void refusesAFileThatIsNotThere() {
        CommandRun.of("detect", folder.resolve("none.jpg"))
                .assertRefused(ExitCode.USAGE, "none.jpg", "there is no such file");
    }

    @Test
    void refusesAModelFolderWithoutAModel() throws IOException {
        CommandRun.of("detect", picture(), "--model", folder)
                .assertRefused(ExitCode.CONFIGURATION, folder.toString(), "model.yaml");
    }

    @Test
    void refusesAModelWhoseGraphIsMissing() throws IOException {
        Files.writeString(folder.resolve("model.yaml"), description());
        CommandRun.of("detect", picture(), "--model", folder)
                .assertRefused(ExitCode.CONFIGURATION, folder.toString(), "model.onnx is missing");
    }

    @Test
    void refusesAModelThatIsNotTheOneDescribed() throws IOException {
        Files.writeString(folder.resolve("model.yaml"), description());
        Files.writeString(folder.resolve("model.onnx"), "no graph");
        CommandRun.of("detect", picture(), "--model", folder)
                .assertRefused(ExitCode.CONFIGURATION, "model.onnx", "sha256");
    }

    @Test
    void refusesALayoutThatItDoesNotKnow() throws IOException {
        Files.writeString(folder.resolve("model.yaml"), description().replaceFirst("(?m)^layout: .*$", "layout: yolo"));
        CommandRun.of("detect", picture(), "--model", folder).assertRefused(ExitCode.CONFIGURATION, "layout", "yolo");
    }

    @Test
    void refusesCudaWhereThereIsNone() throws IOException {
        CommandRun.of("detect", picture(), "--provider", "cuda")
                .assertRefused(ExitCode.UNAVAILABLE, "cuda", "NVIDIA GPU");
    }

    private Path picture() throws IOException {
        byte[] grey = new byte[320 * 240 * 3];
        Arrays.fill(grey, (byte) 120);
        Path file = folder.resolve("grey.png");
        ImageFiles.writePng(file, new RgbImage(320, 240, grey));
        return file;
    }

    /** What describes the model that ships. */
    private static String description() throws IOException {
        try (InputStream yaml = ModelFolder.class.getResourceAsStream("model.yaml")) {
            return new String(
                    Objects.requireNonNull(yaml, "the model that ships").readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
