package io.maskwatch.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maskwatch.media.JpegImage;
import io.maskwatch.media.MediaException;
import io.maskwatch.media.PictureArea;
import io.maskwatch.media.RgbImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FfmpegJpegRetoucherTest {
    private static final int MANY_PIXELS = 10_000_000;
    private static final int JPEG_BLOCK_PX = 16;
    private static final PictureArea FACE = new PictureArea(0.25, 0.25, 0.5, 0.75);

    private final FfmpegJpegRetoucher retoucher = new FfmpegJpegRetoucher();
    private final FfmpegJpegDecoder decoder = new FfmpegJpegDecoder();

    @AfterEach
    void close() {
        retoucher.close();
        retoucher.close();
        decoder.close();
    }

    /** A pattern of squares, coarse enough to live through JPEG and to be seen at a quarter of the size. */
    private static RgbImage pattern(int widthPx, int heightPx) {
        RgbImage image = TestPictures.plain(widthPx, heightPx, 0x306090);
        int side = widthPx / 40;
        for (int y = 0; y * side < heightPx; y++) {
            for (int x = y % 2; x * side < widthPx; x += 2) {
                TestPictures.fill(
                        image,
                        x * side,
                        y * side,
                        Math.min(widthPx, (x + 1) * side),
                        Math.min(heightPx, (y + 1) * side),
                        0xe0d0a0);
            }
        }
        return image;
    }

    @ParameterizedTest
    @CsvSource({"640, 360, 640", "640, 360, 320", "1280, 720, 320", "641, 361, 4000", "1280, 720, 100"})
    void leavesFewColoursOfWhatIsHiddenAndTheRestAsItWas(int widthPx, int heightPx, int shownPx) throws Exception {
        byte[] jpeg = ImageFiles.encodeJpeg(pattern(widthPx, heightPx), 95);
        RgbImage plain = shown(retoucher.retouch(jpeg, MANY_PIXELS, shownPx, List.of()));
        RgbImage hidden = shown(retoucher.retouch(jpeg, MANY_PIXELS, shownPx, List.of(FACE)));
        assertThat(hidden.widthPx()).isEqualTo(Math.min(shownPx, widthPx) & ~1);
        double outside = 0;
        double before = 0;
        double after = 0;
        for (int y = 0; y < hidden.heightPx(); y++) {
            for (int x = 1; x < hidden.widthPx(); x++) {
                double atX = (x + 0.5) / hidden.widthPx();
                double atY = (y + 0.5) / hidden.heightPx();
                boolean within = atX > 0.27 && atX < 0.48 && atY > 0.27 && atY < 0.73;
                boolean without = x < hidden.widthPx() * FACE.left() - JPEG_BLOCK_PX
                        || x > hidden.widthPx() * FACE.right() + JPEG_BLOCK_PX
                        || y < hidden.heightPx() * FACE.top() - JPEG_BLOCK_PX
                        || y > hidden.heightPx() * FACE.bottom() + JPEG_BLOCK_PX;
                if (without) {
                    outside = Math.max(outside, Math.abs(green(plain, x, y) - green(hidden, x, y)));
                }
                if (within) {
                    before += Math.abs(green(plain, x, y) - green(plain, x - 1, y));
                    after += Math.abs(green(hidden, x, y) - green(hidden, x - 1, y));
                }
            }
        }
        assertThat(outside).as("difference outside").isLessThanOrEqualTo(6);
        assertThat(after).as("steps inside, of %s", before).isLessThan(before / 5);
    }

    @Test
    void leavesSixteenColoursOfABigFace() throws Exception {
        byte[] jpeg = ImageFiles.encodeJpeg(TestPictures.noise(640, 640, 7), 95);
        RgbImage hidden = shown(retoucher.retouch(jpeg, MANY_PIXELS, 640, List.of(new PictureArea(0, 0, 1, 1))));
        Set<Integer> coarse = new HashSet<>();
        for (int y = 20; y < 640; y += 160) {
            for (int x = 20; x < 640; x += 160) {
                for (int within = 0; within < 120; within += 40) {
                    assertThat(green(hidden, x + within, y + within)).isCloseTo(green(hidden, x, y), within(3));
                }
                coarse.add(green(hidden, x, y));
            }
        }
        assertThat(coarse).hasSizeLessThanOrEqualTo(16);
    }

    @Test
    void hidesAreasAtTheBordersAndOfNoSize() throws Exception {
        byte[] jpeg = ImageFiles.encodeJpeg(pattern(322, 182), 95);
        List<PictureArea> areas = List.of(
                new PictureArea(0.9, 0.9, 1, 1),
                new PictureArea(0, 0, 0, 0),
                new PictureArea(1, 1, 1, 1),
                new PictureArea(0.5, 0.5, 0.501, 0.501));
        assertThat(retoucher.retouch(jpeg, MANY_PIXELS, 322, areas).widthPx()).isEqualTo(322);
    }

    @Test
    void enlargesBoxesWithinThePicture() {
        assertThat(PictureArea.around(0.5, 0.25, 0.25, 0.5, 0.25))
                .isEqualTo(new PictureArea(0.4375, 0.125, 0.8125, 0.875));
        assertThat(PictureArea.around(0, 0.8, 0.9, 0.4, 0.25)).isEqualTo(new PictureArea(0, 0.7000000000000001, 1, 1));
        assertThat(PictureArea.around(Double.NaN, 0, 0.1, 0.1, 0.25).right()).isEqualTo(1);
        assertThat(PictureArea.around(2, 2, 0.1, 0.1, 0.25)).isEqualTo(new PictureArea(1, 1, 1, 1));
        assertThatThrownBy(() -> new PictureArea(0.5, 0, 0.4, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void passesNothingButPixels() throws Exception {
        byte[] jpeg = ImageFiles.encodeJpeg(pattern(64, 64), 90);
        byte[] comment = {(byte) 0xff, (byte) 0xfe, 0, 8, 's', 'e', 'c', 'r', 'e', 't'};
        byte[] noted = new byte[jpeg.length + comment.length];
        System.arraycopy(jpeg, 0, noted, 0, 2);
        System.arraycopy(comment, 0, noted, 2, comment.length);
        System.arraycopy(jpeg, 2, noted, 2 + comment.length, jpeg.length - 2);
        byte[] shown = retoucher.retouch(noted, MANY_PIXELS, 64, List.of()).bytes();
        assertThat(new String(shown, StandardCharsets.ISO_8859_1)).doesNotContain("secret");
    }

    @Test
    void refusesBombsAndBrokenPicturesAndWorksOn() throws Exception {
        byte[] jpeg = ImageFiles.encodeJpeg(TestPictures.noise(96, 64, 2), 60);
        assertThatThrownBy(() -> retoucher.retouch(jpeg, 96 * 64 - 1, 96, List.of()))
                .isInstanceOf(MediaException.class)
                .hasMessageContaining("not decoded");
        for (int length = 0; length < jpeg.length; length += 7) {
            byte[] cut = Arrays.copyOf(jpeg, length);
            assertThatThrownBy(() -> retoucher.retouch(cut, MANY_PIXELS, 96, List.of()))
                    .isInstanceOf(MediaException.class);
        }
        assertThat(retoucher.retouch(jpeg, MANY_PIXELS, 96, List.of()).widthPx())
                .isEqualTo(96);
        assertThatThrownBy(() -> retoucher.retouch(jpeg, MANY_PIXELS, 8, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static org.assertj.core.data.Offset<Integer> within(int tolerance) {
        return org.assertj.core.data.Offset.offset(tolerance);
    }

    private RgbImage shown(JpegImage jpeg) throws MediaException {
        RgbImage image = decoder.decode(jpeg.bytes(), MANY_PIXELS);
        assertThat(image.widthPx()).isEqualTo(jpeg.widthPx());
        assertThat(image.heightPx()).isEqualTo(jpeg.heightPx());
        return image;
    }

    private static int green(RgbImage image, int x, int y) {
        return image.rgbAt(x, y) >> 8 & 0xff;
    }
}
