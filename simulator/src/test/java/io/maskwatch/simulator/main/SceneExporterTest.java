package io.maskwatch.simulator.main;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SceneExporterTest {
    @Test
    void writesPicturesAndBoxesThatLieInThem(@TempDir Path folder) throws Exception {
        SceneExporter.export(folder, 5, 3);

        JsonNode coco =
                new ObjectMapper().readTree(folder.resolve("annotations.json").toFile());
        assertThat(coco.path("images")).hasSize(5);
        assertThat(coco.path("annotations")).isNotEmpty();
        assertThat(coco.path("categories").findValuesAsText("name"))
                .containsExactly("with_mask", "without_mask", "mask_weared_incorrect");
        for (JsonNode image : coco.path("images")) {
            BufferedImage picture = ImageIO.read(
                    folder.resolve(image.path("file_name").asText()).toFile());
            assertThat(picture.getWidth()).isEqualTo(image.path("width").asInt());
            assertThat(picture.getHeight()).isEqualTo(image.path("height").asInt());
        }
    }
}
