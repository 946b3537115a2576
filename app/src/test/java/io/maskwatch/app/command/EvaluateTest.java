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
        assertRefused("there is no such file", "--images", scenes, "--coco", folder.resolve("none.json"));
        assertRefused("pictures are not there, the first is scene-00001.jpg", "--images", folder, "--coco", coco);

        ObjectNode content = (ObjectNode) JSON.readTree(coco.toFile());
        content.get("categories").forEach(row -> ((ObjectNode) row).put("name", "with_maks"));
        JSON.writeValue(coco.toFile(), content);
        assertRefused("Did you mean with_mask", "--images", scenes, "--coco", coco);

        JSON.writeValue(coco.toFile(), content.without("annotations"));
        assertRefused("it has no list \"annotations\"", "--images", scenes, "--coco", coco);

        Files.writeString(coco, "{");
        assertRefused("it cannot be read as JSON", "--images", scenes, "--coco", coco);
    }

    private static void assertRefused(String cause, Object... options) {
        Object[] arguments = new Object[options.length + 1];
        arguments[0] = "evaluate";
        System.arraycopy(options, 0, arguments, 1, options.length);
        CommandRun.of(arguments).assertRefused(ExitCode.USAGE, cause);
    }
}
