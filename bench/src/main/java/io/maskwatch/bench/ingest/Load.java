package io.maskwatch.bench.ingest;

import io.maskwatch.schemas.Camera;
import io.maskwatch.simulator.main.FilmCameras;
import io.maskwatch.simulator.stream.Film;
import java.time.Duration;

/**
 * The cameras that are compared.
 *
 * @param cameras how many at once
 * @param widthPx width of their pictures
 * @param heightPx height of their pictures
 * @param sentPerSecond pictures that each sends a second
 * @param framesPerSecond of these, how many are published
 * @param seed of the scene that they all show
 */
record Load(int cameras, int widthPx, int heightPx, double sentPerSecond, double framesPerSecond, long seed) {
    private static final Duration FILM = Duration.ofSeconds(6);
    private static final int MOST_WIDTH_PX = 1280;

    /** Width of what is published, as ingest has it unless told otherwise. */
    int publishedWidthPx() {
        return Math.min(widthPx, MOST_WIDTH_PX);
    }

    int publishedHeightPx() {
        return (int) Math.round((double) heightPx * publishedWidthPx() / widthPx) & ~1;
    }

    Film film() {
        return FilmCameras.film(seed, widthPx, heightPx, sentPerSecond, FILM);
    }

    /** The camera of a number, from 0, at that address. */
    Camera camera(int number, String url) {
        return Camera.newBuilder()
                .setCameraId("busy-" + number)
                .setName("")
                .setUrl(url)
                .setFramesPerSecond(framesPerSecond)
                .setMaxWidthPx(MOST_WIDTH_PX)
                .build();
    }
}
