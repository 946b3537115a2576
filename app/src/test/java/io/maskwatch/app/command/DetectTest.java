package io.maskwatch.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.app.testing.CommandRun;
import io.maskwatch.detector.model.ModelFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code detect} counts, on a scene of the simulator. */
@Timeout(120)
class DetectTest {
    @TempDir
    Path folder;

    private Path scenes = Path.of("");
    private Path model = Path.of("");

    @BeforeEach
    void drawAScene() throws IOException {
        scenes = folder.resolve("scenes");
        CommandRun.of("scenes", scenes, "--pictures", 1).lines();
        model = Files.createDirectories(folder.resolve("model"));
        Files.write(model.resolve("model.onnx"), ModelFolder.bundled().graph());
    }

    @Test
    void countsWhatReachesTheModelsThresholds() throws IOException {
        writeThresholds("0.06");
        assertThat(CommandRun.of("detect", scenes, "--model", model, "--detect-at", 960)
                        .lines())
                .singleElement()
                .asString()
                .contains("mask")
                .doesNotContain("no face");

        writeThresholds("1");
        assertThat(CommandRun.of("detect", scenes, "--model", model, "--detect-at", 960)
                        .lines())
                .singleElement()
                .asString()
                .contains("no face");
    }

    @Test
    void countsFromTheScoreThatWasAskedFor() throws IOException {
        writeThresholds("1");

        assertThat(CommandRun.of("detect", scenes, "--model", model, "--detect-at", 960, "--min-score", 0.06)
                        .lines())
                .singleElement()
                .asString()
                .contains("mask")
                .doesNotContain("no face");
    }

    /** The description of the model that ships, with one threshold for all labels. */
    private void writeThresholds(String threshold) throws IOException {
        try (InputStream yaml = ModelFolder.class.getResourceAsStream("model.yaml")) {
            String text = new String(
                    Objects.requireNonNull(yaml, "the model that ships").readAllBytes(), StandardCharsets.UTF_8);
            Files.writeString(
                    model.resolve("model.yaml"),
                    text.replaceFirst(
                            "(?m)^thresholds:.*$",
                            "thresholds: {with_mask: %1$s, without_mask: %1$s, mask_weared_incorrect: %1$s}"
                                    .formatted(threshold)));
        }
    }
}
