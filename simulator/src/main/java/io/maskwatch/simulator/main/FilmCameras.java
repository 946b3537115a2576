package io.maskwatch.simulator.main;

import io.maskwatch.media.H264Encoder;
import io.maskwatch.media.ffmpeg.FfmpegH264Encoder;
import io.maskwatch.runtime.ClosingStack;
import io.maskwatch.simulator.content.PictureSource;
import io.maskwatch.simulator.content.ScenePictures;
import io.maskwatch.simulator.rtsp.RtspServer;
import io.maskwatch.simulator.rtsp.RtspServerOptions;
import io.maskwatch.simulator.scene.SceneProfile;
import io.maskwatch.simulator.scene.SceneScript;
import io.maskwatch.simulator.stream.CameraStream;
import io.maskwatch.simulator.stream.Film;
import io.maskwatch.simulator.stream.FilmMedia;
import io.maskwatch.simulator.stream.StreamSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Cameras on one RTSP server of this machine, all of which show one film: they cost little, so that what watches them can be
 * measured. Thread-safe; closing ends all streams and joins their threads.
 */
public final class FilmCameras implements AutoCloseable {
    /** As cameras of a venue are set up: about 5 Mbit a second at 1080p25. */
    private static final double BITS_PER_PIXEL = 0.1;

    private static final Duration KEY_FRAME_GAP = Duration.ofSeconds(2);

    private final ClosingStack resources = new ClosingStack();
    private final RtspServer server;
    private final List<String> paths;

    private FilmCameras(Film film, int count) {
        Map<String, CameraStream> streams = new LinkedHashMap<>();
        for (int number = 1; number <= count; number++) {
            String name = "film-" + number;
            FilmMedia media = new FilmMedia(film, CameraStream.ssrcOf(name));
            streams.put(
                    "/cam" + number,
                    resources.push(new CameraStream(name, film.settings(), media, List::of, InstantSource.system())));
        }
        this.paths = List.copyOf(streams.keySet());
        this.server = resources.push(new RtspServer(RtspServerOptions.loopback(), streams));
    }

    /** Starts so many cameras at any free port. */
    public static FilmCameras start(Film film, int count) {
        FilmCameras cameras = new FilmCameras(film, count);
        cameras.server.start();
        return cameras;
    }

    /**
     * Draws and encodes a film of a scene, which takes longer than showing it.
     *
     * @param seed of the scene
     * @param framesPerSecond pictures a second
     * @param length of the film; it is repeated for ever
     */
    public static Film film(long seed, int widthPx, int heightPx, double framesPerSecond, Duration length) {
        int bits = (int) (widthPx * (double) heightPx * framesPerSecond * BITS_PER_PIXEL);
        StreamSettings settings = new StreamSettings(widthPx, heightPx, framesPerSecond, KEY_FRAME_GAP, bits);
        SceneScript script = SceneScript.generate(seed, null, SceneProfile.BALANCED);
        try (PictureSource pictures = new ScenePictures(script, widthPx, heightPx)) {
            int count = (int) Math.max(1, Math.round(length.toMillis() / 1e3 * framesPerSecond));
            return Film.of(settings, pictures, FilmCameras::encoder, count);
        }
    }

    private static H264Encoder encoder(StreamSettings settings) {
        return new FfmpegH264Encoder(
                settings.widthPx(),
                settings.heightPx(),
                settings.framesPerSecond(),
                settings.bitsPerSecond(),
                settings.keyFrameInterval());
    }

    /** Their URLs, one a camera. */
    public List<String> urls() {
        return paths.stream().map(server::url).toList();
    }

    @Override
    public void close() {
        resources.close();
    }
}
