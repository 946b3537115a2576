package io.maskwatch.simulator.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.simulator.figure.MaskState;
import io.maskwatch.simulator.scene.TrueFace;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhotographPicturesTest {
    private static final String COCO = """
            {"images": [{"id": 1, "file_name": "a.png", "width": 200, "height": 200}],
             "categories": [{"id": 5, "name": "without_mask"}],
             "annotations": [{"id": 1, "image_id": 1, "category_id": 5, "bbox": [50, 60, 40, 50]}]}
            """;

    @TempDir
    private Path folder;

    @Test
    void holdsEachPhotographAndKnowsItsFaces() throws Exception {
        Path first = write("a.png", Color.RED);
        Path second = write("b.png", Color.GREEN);
        Path coco = Files.writeString(folder.resolve("coco.json"), COCO);
        try (PhotographPictures pictures =
                new PhotographPictures(List.of(first, second), CocoTruth.read(coco), 640, 360)) {
            Duration early = Duration.ofSeconds(1);
            Duration late = PhotographPictures.HOLD.plusSeconds(1);

            assertThat(new Color(pictures.pictureAt(early).getRGB(320, 180))).isEqualTo(Color.RED);
            assertThat(new Color(pictures.pictureAt(late).getRGB(320, 180))).isEqualTo(Color.GREEN);
            assertThat(pictures.facesAt(late)).isEmpty();
            assertThat(pictures.facesAt(early)).singleElement().satisfies(PhotographPicturesTest::isTheBox);
        }
    }

    /** The box [50, 60, 40, 50] of a 200x200 photograph, shown 360 pixels high and a little larger. */
    private static void isTheBox(TrueFace face) {
        assertThat(face.state()).isEqualTo(MaskState.UNMASKED);
        assertThat(face.widthPx()).isBetween(72.0, 78.0);
        assertThat(face.heightPx()).isBetween(90.0, 97.0);
        assertThat(face.leftPx()).isBetween(220.0, 232.0);
    }

    private Path write(String name, Color colour) throws Exception {
        BufferedImage image = new BufferedImage(200, 200, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D g = image.createGraphics();
        g.setColor(colour);
        g.fillRect(0, 0, 200, 200);
        g.dispose();
        Path file = folder.resolve(name);
        ImageIO.write(image, "png", file.toFile());
        return file;
    }
}
