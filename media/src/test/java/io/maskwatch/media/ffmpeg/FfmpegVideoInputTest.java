package io.maskwatch.media.ffmpeg;

import static io.maskwatch.media.ffmpeg.TestPictures.film;
import static io.maskwatch.media.ffmpeg.TestPictures.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maskwatch.media.AccessUnit;
import io.maskwatch.media.JpegImage;
import io.maskwatch.media.MediaException;
import io.maskwatch.media.Picture;
import io.maskwatch.media.RgbImage;
import io.maskwatch.media.SourceOptions;
import io.maskwatch.media.VideoInput;
import io.maskwatch.schemas.Transport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FfmpegVideoInputTest {
    @TempDir
    Path folder;

    @Test
    void givesEveryPictureOfAFilmInOrder() throws Exception {
        Path file = write(folder.resolve("film.h264"), film(320, 240, 50, 25));
        Set<Long> hashes = new HashSet<>();
        try (VideoInput input = open(file)) {
            assertThat(input.info().codec()).isEqualTo("h264");
            assertThat(input.info().widthPx()).isEqualTo(320);
            assertThat(input.info().heightPx()).isEqualTo(240);
            long before = -1;
            int keys = 0;
            int count = 0;
            for (Picture picture = input.read(); picture != null; picture = input.read()) {
                assertThat(picture.widthPx()).isEqualTo(320);
                assertThat(picture.mediaTimeNanos()).isGreaterThan(before);
                before = picture.mediaTimeNanos();
                keys += picture.keyFrame() ? 1 : 0;
                hashes.add(picture.contentHash());
                count++;
            }
            assertThat(count).isEqualTo(50);
            assertThat(keys).isEqualTo(2);
            assertThat(input.decodeErrors()).isZero();
        }
        assertThat(hashes).as("each picture differs, and so does its hash").hasSize(50);
    }

    @Test
    void beginsWithTheFirstKeyFrame() throws Exception {
        List<AccessUnit> units = film(320, 240, 40, 20);
        Path file = write(folder.resolve("midway.h264"), units.subList(5, 40));
        try (VideoInput input = open(file)) {
            Picture first = Objects.requireNonNull(input.read());
            assertThat(first.keyFrame()).isTrue();
            assertThat(1 + rest(input)).isEqualTo(20);
        }
    }

    @Test
    void leavesOutPicturesThatReferToALostOne() throws Exception {
        List<AccessUnit> units = new ArrayList<>(film(320, 240, 60, 20));
        units.remove(25);
        Path file = write(folder.resolve("lost.h264"), units);
        Set<Long> whole = hashes(write(folder.resolve("whole.h264"), film(320, 240, 60, 20)));
        assertThat(whole).hasSize(60);
        assertThat(whole).as("no smeared picture is handed out").containsAll(hashes(file));
    }

    @Test
    void survivesGarbageBetweenPictures() throws Exception {
        List<AccessUnit> units = new ArrayList<>(film(320, 240, 60, 20));
        byte[] damaged = units.get(25).annexB().clone();
        for (int i = 12; i < damaged.length; i++) {
            damaged[i] = (byte) 0x55;
        }
        units.set(25, new AccessUnit(damaged, false, 0));
        try (VideoInput input = open(write(folder.resolve("garbage.h264"), units))) {
            assertThat(rest(input)).isGreaterThanOrEqualTo(40);
        }
    }

    @Test
    void followsAChangeOfResolution() throws Exception {
        List<AccessUnit> units = new ArrayList<>(film(320, 240, 10, 10));
        units.addAll(film(640, 480, 10, 10));
        Path file = write(folder.resolve("grows.h264"), units);
        List<Integer> widths = new ArrayList<>();
        try (VideoInput input = open(file);
                FfmpegJpegEncoder encoder = new FfmpegJpegEncoder();
                FfmpegJpegDecoder decoder = new FfmpegJpegDecoder()) {
            for (Picture picture = input.read(); picture != null; picture = input.read()) {
                JpegImage jpeg = encoder.encode(picture, 1000, 500_000);
                RgbImage image = decoder.decode(jpeg.bytes(), 1_000_000);
                assertThat(image.widthPx()).isEqualTo(picture.widthPx()).isEqualTo(jpeg.widthPx());
                widths.add(picture.widthPx());
            }
        }
        assertThat(widths).hasSize(20).startsWith(320).endsWith(640);
    }

    @Test
    void hashesEqualPicturesEquallyAndMeasuresBrightness() throws Exception {
        RgbImage grey = TestPictures.plain(320, 240, 0x808080);
        ImageFiles.writePng(folder.resolve("a.png"), grey);
        ImageFiles.writePng(folder.resolve("b.png"), grey);
        ImageFiles.writeJpeg(folder.resolve("c.jpg"), grey);
        ImageFiles.writePng(folder.resolve("d.png"), TestPictures.plain(320, 240, 0x000000));
        assertThat(hashes(folder.resolve("a.png"))).isEqualTo(hashes(folder.resolve("b.png")));
        assertThat(meanLuma(folder.resolve("a.png"))).isBetween(126.0, 130.0);
        assertThat(meanLuma(folder.resolve("c.jpg"))).isBetween(126.0, 130.0);
        assertThat(meanLuma(folder.resolve("d.png"))).isBetween(0.0, 2.0);
    }

    @Test
    void measuresBrightnessOfLimitedRangeAsFull() throws Exception {
        try (FfmpegH264Encoder encoder = new FfmpegH264Encoder(320, 240, 25, 1_000_000, 25)) {
            Path white = write(
                    folder.resolve("white.h264"), encoder.encode(TestPictures.plain(320, 240, 0xffffff), 0, true));
            assertThat(meanLuma(white)).isBetween(252.0, 255.0);
        }
    }

    @Test
    void refusesAPictureThatIsGone() throws Exception {
        Path file = write(folder.resolve("film.h264"), film(320, 240, 5, 5));
        VideoInput input = open(file);
        Picture first = Objects.requireNonNull(input.read());
        input.read();
        assertThatThrownBy(first::contentHash).isInstanceOf(IllegalStateException.class);
        input.close();
        input.close();
        assertThatThrownBy(input::read).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void readsWithSeveralDecoderThreads() throws Exception {
        Path file = write(folder.resolve("film.h264"), film(320, 240, 50, 25));
        SourceOptions one = SourceOptions.of(file.toString());
        SourceOptions two =
                new SourceOptions(one.url(), one.transport(), null, one.connectTimeout(), one.readTimeout(), true, 2);
        try (VideoInput input = FfmpegVideoInput.open(two, () -> false)) {
            assertThat(rest(input)).isEqualTo(50);
        }
    }

    @Test
    void stopsReadingWhenAsked() throws Exception {
        Path file = write(folder.resolve("film.h264"), film(320, 240, 50, 25));
        AtomicBoolean stop = new AtomicBoolean();
        try (VideoInput input = FfmpegVideoInput.open(SourceOptions.of(file.toString()), stop::get)) {
            assertThat(input.read()).isNotNull();
            stop.set(true);
            assertThatThrownBy(() -> rest(input)).isInstanceOf(MediaException.class);
        }
    }

    @Test
    void opensFileUrlsWithSpaces() throws Exception {
        Path file = write(folder.resolve("a film.h264"), film(320, 240, 5, 5));
        try (VideoInput input =
                FfmpegVideoInput.open(SourceOptions.of(file.toUri().toString()), () -> false)) {
            assertThat(rest(input)).isEqualTo(5);
        }
    }

    @Test
    void doesNotFollowAPlaylistToOtherProtocols() throws IOException {
        Path playlist = folder.resolve("list.m3u8");
        Files.writeString(
                playlist,
                "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nhttp://127.0.0.1:9/x.ts\n",
                StandardCharsets.UTF_8);
        Duration brief = Duration.ofMillis(500);
        SourceOptions options = new SourceOptions(playlist.toString(), Transport.TCP, null, brief, brief, true, 1);
        assertThatThrownBy(() -> FfmpegVideoInput.open(options, () -> false)).isInstanceOf(MediaException.class);
    }

    private static VideoInput open(Path file) throws MediaException {
        return FfmpegVideoInput.open(SourceOptions.of(file.toString()), () -> false);
    }

    private static int rest(VideoInput input) throws MediaException {
        int count = 0;
        while (input.read() != null) {
            count++;
        }
        return count;
    }

    private static Set<Long> hashes(Path file) throws MediaException {
        Set<Long> hashes = new HashSet<>();
        try (VideoInput input = open(file)) {
            for (Picture picture = input.read(); picture != null; picture = input.read()) {
                hashes.add(picture.contentHash());
            }
        }
        return hashes;
    }

    private static double meanLuma(Path file) throws MediaException {
        try (VideoInput input = open(file)) {
            return Objects.requireNonNull(input.read()).meanLuma();
        }
    }
}
