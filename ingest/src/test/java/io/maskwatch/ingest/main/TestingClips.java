package io.maskwatch.ingest.main;

import io.maskwatch.media.AccessUnit;
import io.maskwatch.media.RgbImage;
import io.maskwatch.media.ffmpeg.FfmpegH264Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.IntFunction;

/** Films made for tests: H.264 at 25 frames a second, 320 x 240. */
final class TestingClips {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;

    private TestingClips() {}

    /** A square that moves. */
    static Path moving(Path file, int pictures) throws IOException {
        return film(file, pictures, number -> picture(number * 3 % (WIDTH - 60), (byte) 90));
    }

    /** The very same picture all the time. */
    static Path frozen(Path file, int pictures) throws IOException {
        return film(file, pictures, number -> picture(100, (byte) 90));
    }

    private static Path film(Path file, int pictures, IntFunction<RgbImage> content) throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        try (FfmpegH264Encoder encoder = new FfmpegH264Encoder(WIDTH, HEIGHT, 25, 800_000, 10_000)) {
            for (int i = 0; i < pictures; i++) {
                for (AccessUnit unit : encoder.encode(content.apply(i), i * 40_000_000L, false)) {
                    stream.writeBytes(unit.annexB());
                }
            }
        }
        return Files.write(file, stream.toByteArray());
    }

    private static RgbImage picture(int left, byte ground) {
        byte[] rgb = new byte[3 * WIDTH * HEIGHT];
        Arrays.fill(rgb, ground);
        for (int y = 80; y < 140; y++) {
            Arrays.fill(rgb, 3 * (y * WIDTH + left), 3 * (y * WIDTH + left + 60), (byte) 220);
        }
        return new RgbImage(WIDTH, HEIGHT, rgb);
    }
}
