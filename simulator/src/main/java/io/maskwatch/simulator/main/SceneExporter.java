package io.maskwatch.simulator.main;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.maskwatch.simulator.scene.SceneFrame;
import io.maskwatch.simulator.scene.SceneProfile;
import io.maskwatch.simulator.scene.SceneRenderer;
import io.maskwatch.simulator.scene.SceneScript;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Writes pictures of many generated scenes with their truth, as JPEG files and one COCO file, for training and tests. */
public final class SceneExporter {
    private static final int PICTURES_PER_SCENE = 4;
    private static final int SCENE_SECONDS = 60;
    private static final int[] WIDTHS = {1280, 1280, 1280, 1920, 960, 640};

    private SceneExporter() {}

    /** Writes {@code pictures} JPEG files and {@code annotations.json} into a folder, which is made if it is missing. */
    public static void export(Path folder, int pictures, long seed) throws IOException {
        Files.createDirectories(folder);
        SplittableRandom random = new SplittableRandom(seed);
        CocoFile coco = new CocoFile();
        for (int picture = 0; picture < pictures; picture += PICTURES_PER_SCENE) {
            int width = WIDTHS[random.nextInt(WIDTHS.length)];
            SceneScript script =
                    SceneScript.generate(random.nextLong(), Duration.ofSeconds(SCENE_SECONDS), SceneProfile.BALANCED);
            SceneRenderer renderer = new SceneRenderer(script, width, width * 9 / 16);
            for (int shot = picture; shot < Math.min(pictures, picture + PICTURES_PER_SCENE); shot++) {
                SceneFrame frame = renderer.frameAt(Duration.ofMillis(6_000 + random.nextInt(46_000)));
                String file = String.format("scene-%05d.jpg", shot + 1);
                writeJpeg(folder.resolve(file), frame.picture(), 0.55f + 0.4f * (float) random.nextDouble());
                coco.add(file, frame);
            }
        }
        new ObjectMapper().writeValue(folder.resolve("annotations.json").toFile(), coco.content());
    }

    private static void writeJpeg(Path file, BufferedImage picture, float quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(Files.newOutputStream(file))) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), settings);
        } finally {
            writer.dispose();
        }
    }
}
