package io.maskwatch.media.ffmpeg;

import io.maskwatch.media.AccessUnit;
import io.maskwatch.media.RgbImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Pictures and films made up for tests. */
final class TestPictures {
    private TestPictures() {}

    static RgbImage plain(int widthPx, int heightPx, int rgb) {
        byte[] bytes = new byte[3 * widthPx * heightPx];
        for (int i = 0; i < bytes.length; i += 3) {
            bytes[i] = (byte) (rgb >> 16);
            bytes[i + 1] = (byte) (rgb >> 8);
            bytes[i + 2] = (byte) rgb;
        }
        return new RgbImage(widthPx, heightPx, bytes);
    }

    /** Left half of one colour, right half of another. */
    static RgbImage halves(int widthPx, int heightPx, int left, int right) {
        RgbImage image = plain(widthPx, heightPx, right);
        fill(image, 0, 0, widthPx / 2, heightPx, left);
        return image;
    }

    static RgbImage noise(int widthPx, int heightPx, long seed) {
        byte[] bytes = new byte[3 * widthPx * heightPx];
        new Random(seed).nextBytes(bytes);
        return new RgbImage(widthPx, heightPx, bytes);
    }

    /** A white square that has moved on with each number, on blue. */
    static RgbImage moving(int widthPx, int heightPx, int number) {
        RgbImage image = plain(widthPx, heightPx, 0x203080);
        int side = heightPx / 4;
        int left = 4 * number % (widthPx - side);
        fill(image, left, side, left + side, 2 * side, 0xffffff);
        return image;
    }

    static void fill(RgbImage image, int left, int top, int right, int bottom, int rgb) {
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int offset = 3 * (y * image.widthPx() + x);
                image.rgb()[offset] = (byte) (rgb >> 16);
                image.rgb()[offset + 1] = (byte) (rgb >> 8);
                image.rgb()[offset + 2] = (byte) rgb;
            }
        }
    }

    static List<AccessUnit> film(int widthPx, int heightPx, int pictures, int keyFrameInterval) {
        List<AccessUnit> units = new ArrayList<>();
        try (FfmpegH264Encoder encoder = new FfmpegH264Encoder(widthPx, heightPx, 25, 1_000_000, keyFrameInterval)) {
            for (int i = 0; i < pictures; i++) {
                units.addAll(encoder.encode(moving(widthPx, heightPx, i), i * 40_000_000L, false));
            }
        }
        return units;
    }

    static Path write(Path file, List<AccessUnit> units) throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (AccessUnit unit : units) {
            stream.writeBytes(unit.annexB());
        }
        return Files.write(file, stream.toByteArray());
    }
}
