package io.maskwatch.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.maskwatch.media.JpegHeader;
import io.maskwatch.media.JpegImage;
import io.maskwatch.media.Letterbox;
import io.maskwatch.media.MediaException;
import io.maskwatch.media.Picture;
import io.maskwatch.media.RgbImage;
import io.maskwatch.media.SourceOptions;
import io.maskwatch.media.VideoInput;
import io.maskwatch.schemas.FailureCause;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FfmpegJpegTest {
    private static final int MANY_PIXELS = 10_000_000;

    @TempDir
    Path folder;

    private final FfmpegJpegDecoder decoder = new FfmpegJpegDecoder();

    @AfterEach
    void close() {
        decoder.close();
        decoder.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0xff0000, 0x00ff00, 0x0000ff, 0xffffff, 0x000000, 0x808080, 0xc0a040})
    void keepsColoursOnTheWayThroughJpeg(int rgb) throws Exception {
        byte[] jpeg = ImageFiles.encodeJpeg(TestPictures.plain(160, 120, rgb), 95);
        assertColour(decoder.decode(jpeg, MANY_PIXELS), 80, 60, rgb, 5);
    }

    /** Limited range taken for full, or the reverse, would turn black into 16, white into 235 and 128 into 130. */
    @ParameterizedTest
    @ValueSource(ints = {0x000000, 0xffffff, 0x404040, 0xc0c0c0, 0xb04030})
    void keepsBrightnessFromVideoToJpeg(int rgb) throws Exception {
        Path film = folder.resolve("plain.h264");
        try (FfmpegH264Encoder encoder = new FfmpegH264Encoder(320, 240, 25, 4_000_000, 25)) {
            TestPictures.write(film, encoder.encode(TestPictures.plain(320, 240, rgb), 0, true));
        }
        JpegImage jpeg = encoded(film, (encoder, picture) -> encoder.encode(picture, 320, 500_000));
        assertColour(decoder.decode(jpeg.bytes(), MANY_PIXELS), 160, 120, rgb, 8);
    }

    @Test
    void scalesDownToTheGreatestWidthAndNeverUp() throws Exception {
        Path file = folder.resolve("wide.png");
        ImageFiles.writePng(file, TestPictures.halves(641, 361, 0xff0000, 0x0000ff));
        JpegImage small = encoded(file, (encoder, picture) -> encoder.encode(picture, 320, 500_000));
        assertThat(small.widthPx()).isEqualTo(320);
        assertThat(small.heightPx()).isEqualTo(180);
        JpegImage whole = encoded(file, (encoder, picture) -> encoder.encode(picture, 4000, 500_000));
        assertThat(whole.widthPx()).isEqualTo(640);
        assertThat(whole.heightPx() % 2).isZero();
        RgbImage decoded = decoder.decode(small.bytes(), MANY_PIXELS);
        assertColour(decoded, 80, 90, 0xff0000, 8);
        assertColour(decoded, 240, 90, 0x0000ff, 8);
    }

    @Test
    void lowersQualityAndThenShrinksUntilItFits() throws Exception {
        Path file = folder.resolve("noise.png");
        ImageFiles.writePng(file, TestPictures.noise(640, 480, 1));
        JpegImage best = encoded(file, (encoder, picture) -> encoder.encode(picture, 640, 1_000_000));
        JpegImage worse = encoded(file, (encoder, picture) -> encoder.encode(picture, 640, best.bytes().length - 1));
        JpegImage shrunk = encoded(file, (encoder, picture) -> encoder.encode(picture, 640, 10_000));
        assertThat(worse.quality()).isLessThan(best.quality());
        assertThat(worse.widthPx()).isEqualTo(640);
        assertThat(shrunk.widthPx()).isLessThan(640);
        assertThat(shrunk.bytes()).hasSizeLessThanOrEqualTo(10_000);
        assertThatThrownBy(() -> encoded(file, (encoder, picture) -> encoder.encode(picture, 640, 100)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("100 bytes");
    }

    @Test
    void putsThePictureInTheTopLeftCornerAndGreysTheRest() throws Exception {
        byte[] jpeg = ImageFiles.encodeJpeg(TestPictures.halves(320, 160, 0xff0000, 0x0000ff), 95);
        ByteBuffer target = ByteBuffer.allocateDirect(3 * 640 * 640 + 7).position(7);
        Letterbox letterbox = decoder.decodeInto(jpeg, MANY_PIXELS, target, 640, 640);
        assertThat(letterbox).isEqualTo(new Letterbox(320, 160, 2.0));
        assertThat(target.position()).isEqualTo(7);
        RgbImage drawn = imageOf(target, 640, 640);
        assertColour(drawn, 2, 2, 0xff0000, 8);
        assertColour(drawn, 637, 317, 0x0000ff, 8);
        assertThat(drawn.rgbAt(0, 320)).isEqualTo(0x727272);
        assertThat(drawn.rgbAt(639, 639)).isEqualTo(0x727272);
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 500, 250, 125, 64, 37})
    void drawsAtAnyReduction(int targetPx) throws Exception {
        byte[] jpeg = ImageFiles.encodeJpeg(TestPictures.halves(500, 1000, 0xff0000, 0x0000ff), 95);
        ByteBuffer target = ByteBuffer.allocateDirect(3 * targetPx * targetPx);
        Letterbox letterbox = decoder.decodeInto(jpeg, MANY_PIXELS, target, targetPx, targetPx);
        assertThat(letterbox.scale()).isEqualTo(targetPx / 1000.0, within(1e-9));
        assertThat(letterbox.drawnHeightPx()).isEqualTo(targetPx);
        RgbImage drawn = imageOf(target, targetPx, targetPx);
        assertColour(drawn, targetPx / 8, targetPx / 2, 0xff0000, 20);
        assertColour(drawn, targetPx * 3 / 8, targetPx / 2, 0x0000ff, 20);
        assertThat(drawn.rgbAt(targetPx - 1, targetPx / 2)).isEqualTo(0x727272);
    }

    @Test
    void drawsADecodedPictureAlike() throws Exception {
        RgbImage image = TestPictures.halves(320, 160, 0xff0000, 0x0000ff);
        ByteBuffer target = ByteBuffer.allocateDirect(3 * 96 * 96);
        Letterbox letterbox = decoder.drawInto(image, target, 96, 96);
        assertThat(letterbox.scale()).isEqualTo(0.3, within(1e-9));
        RgbImage drawn = imageOf(target, 96, 96);
        assertColour(drawn, 10, 10, 0xff0000, 2);
        assertColour(drawn, 90, 40, 0x0000ff, 2);
        assertThat(drawn.rgbAt(50, 90)).isEqualTo(0x727272);
    }

    @Test
    void refusesABombBeforeDecodingIt() throws Exception {
        byte[] jpeg = ImageFiles.encodeJpeg(TestPictures.plain(64, 64, 0x123456), 90);
        byte[] bomb = jpeg.clone();
        int frame = indexOfFrameHeader(bomb);
        bomb[frame + 5] = (byte) 0xff;
        bomb[frame + 7] = (byte) 0xff;
        assertThat(JpegHeader.of(bomb).pixels()).isGreaterThan(4_000_000_000L);
        MediaException failure = refused(bomb);
        assertThat(failure).hasMessageContaining("pixels").hasMessageContaining("not decoded");
        assertThat(decoder.decode(jpeg, 64 * 64).widthPx()).isEqualTo(64);
        assertThatThrownBy(() -> decoder.decode(jpeg, 64 * 64 - 1)).isInstanceOf(MediaException.class);
    }

    @Test
    void refusesEveryTruncation() throws Exception {
        byte[] jpeg = ImageFiles.encodeJpeg(TestPictures.noise(96, 64, 2), 60);
        for (int length = 0; length < jpeg.length; length++) {
            refused(Arrays.copyOf(jpeg, length));
        }
        assertThat(decoder.decode(jpeg, MANY_PIXELS).widthPx())
                .as("works on after failures")
                .isEqualTo(96);
    }

    @Test
    void refusesACutOffPictureThatSomebodyClosed() throws Exception {
        byte[] jpeg = ImageFiles.encodeJpeg(TestPictures.noise(320, 240, 2), 60);
        byte[] closed = Arrays.copyOf(jpeg, jpeg.length / 2);
        closed[closed.length - 2] = (byte) 0xff;
        closed[closed.length - 1] = (byte) 0xd9;
        refused(closed);
    }

    @Test
    void needsADirectTargetWithRoom() throws Exception {
        byte[] jpeg = ImageFiles.encodeJpeg(TestPictures.plain(64, 64, 0x123456), 90);
        assertThatThrownBy(() -> decoder.decodeInto(jpeg, MANY_PIXELS, ByteBuffer.allocate(3 * 64 * 64), 64, 64))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> decoder.decodeInto(jpeg, MANY_PIXELS, ByteBuffer.allocateDirect(100), 64, 64))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private MediaException refused(byte[] jpeg) {
        MediaException failure = catchThrowableOfType(MediaException.class, () -> decoder.decode(jpeg, MANY_PIXELS));
        assertThat(failure).as("a refusal of %s bytes", jpeg.length).isNotNull();
        assertThat(failure.failure()).isEqualTo(FailureCause.BROKEN_STREAM);
        return failure;
    }

    private interface Encoding {
        JpegImage of(FfmpegJpegEncoder encoder, Picture picture);
    }

    private static JpegImage encoded(Path file, Encoding encoding) throws MediaException {
        try (VideoInput input = FfmpegVideoInput.open(SourceOptions.of(file.toString()), () -> false);
                FfmpegJpegEncoder encoder = new FfmpegJpegEncoder()) {
            return encoding.of(encoder, Objects.requireNonNull(input.read()));
        }
    }

    private static int indexOfFrameHeader(byte[] jpeg) {
        for (int i = 0; i < jpeg.length - 1; i++) {
            if (jpeg[i] == (byte) 0xff && jpeg[i + 1] == (byte) 0xc0) {
                return i;
            }
        }
        throw new IllegalStateException("no frame header");
    }

    private static RgbImage imageOf(ByteBuffer target, int widthPx, int heightPx) {
        byte[] rgb = new byte[3 * widthPx * heightPx];
        target.duplicate().get(rgb);
        return new RgbImage(widthPx, heightPx, rgb);
    }

    private static void assertColour(RgbImage image, int x, int y, int rgb, int tolerance) {
        int seen = image.rgbAt(x, y);
        Function<Integer, Integer> difference = shift -> Math.abs((seen >> shift & 0xff) - (rgb >> shift & 0xff));
        assertThat(Math.max(difference.apply(16), Math.max(difference.apply(8), difference.apply(0))))
                .as("colour %06x at %d,%d where %06x is expected", seen, x, y, rgb)
                .isLessThanOrEqualTo(tolerance);
    }
}
