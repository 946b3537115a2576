package io.maskwatch.simulator.main;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.media.MediaException;
import io.maskwatch.media.Picture;
import io.maskwatch.media.SourceOptions;
import io.maskwatch.media.VideoInput;
import io.maskwatch.media.ffmpeg.FfmpegVideoInput;
import io.maskwatch.simulator.stream.Film;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FilmCamerasTest {
    private static final int PICTURES = 6;

    @Test
    void everyCameraShowsTheFilmAgainAndAgain() throws Exception {
        Film film = FilmCameras.film(1, 320, 180, 30, Duration.ofMillis(200));
        assertThat(film.units()).hasSize(PICTURES);
        assertThat(film.meanBytes()).isPositive();
        try (FilmCameras cameras = FilmCameras.start(film, 2)) {
            for (String url : cameras.urls()) {
                assertThat(pictures(url, 3 * PICTURES)).hasSizeBetween(2, PICTURES);
            }
        }
    }

    /** Hashes of so many pictures. */
    private static Set<Long> pictures(String url, int count) throws MediaException {
        Set<Long> hashes = new HashSet<>();
        try (VideoInput input = FfmpegVideoInput.open(SourceOptions.of(url), () -> false)) {
            for (int i = 0; i < count; i++) {
                Picture picture = Objects.requireNonNull(input.read(), "the film has ended");
                hashes.add(picture.contentHash());
            }
        }
        return hashes;
    }
}
