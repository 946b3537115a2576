package io.maskwatch.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maskwatch.app.testing.CommandRun;
import io.maskwatch.runtime.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code evaluate} with the model that ships, on scenes of the simulator. */
@Timeout(180)
class EvaluateTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private Path scenes = Path.of("");
    private Path coco = Path.of("");

    @BeforeEach
    void drawScenes() {
        scenes = folder.resolve("scenes");
        coco = scenes.resolve("annotations.json");
        CommandRun.of("scenes", scenes, "--pictures", 8, "--seed", 7).lines();
    }

    @Test
    void measuresTheModelThatShips() throws IOException {
        Path report = folder.resolve("report.json");

        String table = CommandRun.of("evaluate", "--images", scenes, "--coco", coco, "--report", report)
                .out();

        JsonNode json = JSON.readTree(report.toFile());
        assertThat(table).contains("with_mask", "AP50", "mean", "8 pictures at 640 pixels");
        assertThat(json.get("images").asInt()).isEqualTo(8);
        assertThat(json.get("boxes").asInt()).isPositive();
        assertThat(json.at("/labels/with_mask/ap50").asDouble()).isBetween(0.8, 1.0);
        assertThat(json.at("/labels/with_mask/ap").asDouble())
                .isBetween(0.4, json.at("/labels/with_mask/ap50").asDouble());
        assertThat(json.at("/model/sha256").asText()).hasSize(64);
    }

    @Test
    void boxesThatLieElsewhereAreNotFound() throws IOException {
        JsonNode content = JSON.readTree(coco.toFile());
        content.get("annotations").forEach(row -> {
            ArrayNode box = (ArrayNode) row.get("bbox");
            box.set(0, 0).set(1, 0).set(2, 9).set(3, 9);
        });
        JSON.writeValue(coco.toFile(), content);
        Path report = folder.resolve("report.json");

        CommandRun.of("evaluate", "--images", scenes, "--coco", coco, "--report", report, "--limit", 4)
                .lines();

        JsonNode json = JSON.readTree(report.toFile());
        assertThat(json.get("images").asInt()).isEqualTo(4);
        assertThat(json.get("ap50").asDouble()).isLessThan(0.05);
    }

    @Test
    void refusesWhatDoesNotFitTogether() throws IOException {
        assertRefused(ExitCode.USAGE, "there is no such file", scenes, folder.resolve("none.json"));
        assertRefused(ExitCode.USAGE, "pictures are not there, the first is scene-00001.jpg", folder, coco);

        ObjectNode content = (ObjectNode) JSON.readTree(coco.toFile());
        content.get("categories").forEach(row -> ((ObjectNode) row).put("name", "helmet"));
        JSON.writeValue(coco.toFile(), content);
        assertRefused(ExitCode.CONFIGURATION, "the model knows none of its categories helmet", scenes, coco);

        Files.writeString(coco, "{}");
        assertRefused(ExitCode.CONFIGURATION, "it has no list \"categories\"", scenes, coco);

        Files.writeString(coco, "{");
        assertRefused(ExitCode.CONFIGURATION, "it cannot be read as JSON", scenes, coco);
    }

    @Test
    void leavesOutBoxesOfWhatTheModelDoesNotKnowAndSaysSo() throws IOException {
        JsonNode content = JSON.readTree(coco.toFile());
        content.get("categories").forEach(row -> {
            if (row.get("name").asText().equals("with_mask")) {
                ((ObjectNode) row).put("name", "helmet");
            }
        });
        JSON.writeValue(coco.toFile(), content);

        CommandRun run = CommandRun.of("evaluate", "--images", scenes, "--coco", coco, "--limit", 4);

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).containsPattern("[0-9]+ boxes of helmet are left out: the model has no such label");
        assertThat(run.out()).containsPattern("with_mask +0 ");
    }

    private static void assertRefused(ExitCode code, String cause, Path images, Path coco) {
        CommandRun.of("evaluate", "--images", images, "--coco", coco).assertRefused(code, cause);
    }
}
