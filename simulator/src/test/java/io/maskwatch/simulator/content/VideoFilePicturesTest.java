package io.maskwatch.simulator.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.media.AccessUnit;
import io.maskwatch.media.ffmpeg.FfmpegH264Encoder;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VideoFilePicturesTest {
    @TempDir
    private Path folder;

    @Test
    void playsTheFileOverAndOver() throws Exception {
        Path file = film();
        try (VideoFilePictures pictures = new VideoFilePictures(file, 320, 180)) {
            assertThat(red(pictures, 0)).isGreaterThan(180);
            boolean dark = false;
            boolean brightAgain = false;
            for (int tenth = 1; tenth < 80; tenth++) {
                int red = red(pictures, tenth * 100L);
                dark |= red < 80;
                brightAgain |= dark && red > 180;
            }
            assertThat(dark).as("reaches the film's dark end").isTrue();
            assertThat(brightAgain).as("begins again").isTrue();
        }
    }

    private static int red(VideoFilePictures pictures, long millis) {
        return new Color(pictures.pictureAt(Duration.ofMillis(millis)).getRGB(160, 90)).getRed();
    }

    /** Twenty bright pictures, then twenty dark ones. */
    private Path film() throws Exception {
        Path file = folder.resolve("film.h264");
        try (FfmpegH264Encoder encoder = new FfmpegH264Encoder(320, 180, 25, 400_000, 25);
                OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < 40; i++) {
                List<AccessUnit> units = encoder.encode(plain(i < 20 ? 220 : 30), i * 40_000_000L, false);
                for (AccessUnit unit : units) {
                    out.write(unit.annexB());
                }
            }
        }
        return file;
    }

    private static BufferedImage plain(int red) {
        BufferedImage image = new BufferedImage(320, 180, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D g = image.createGraphics();
        g.setColor(new Color(red, 20, 20));
        g.fillRect(0, 0, 320, 180);
        g.dispose();
        return image;
    }
}
