package io.maskwatch.simulator.stream;

import io.maskwatch.media.H264Encoder;
import io.maskwatch.runtime.NamedThreads;
import io.maskwatch.simulator.content.PictureSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One camera's stream. Pictures are rendered and encoded on one thread, only while somebody watches, once for all viewers.
 * The camera's clock starts with its first viewer and runs on when nobody looks. Thread-safe; closing joins the thread.
 */
public final class CameraStream implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CameraStream.class);
    private static final Duration JOIN = Duration.ofSeconds(10);

    private final String name;
    private final StreamSettings settings;
    private final int ssrc;
    private final StreamMedia media;
    private final MediaFilter filter;
    private final InstantSource clock;
    private final Audience audience = new Audience();
    private final CompletableFuture<StreamMedia> prepared = new CompletableFuture<>();
    private @Nullable Thread thread;

    /** A stream of pictures that are encoded to H.264 as they come. */
    public CameraStream(
            String name,
            StreamSettings settings,
            PictureSource source,
            Function<StreamSettings, H264Encoder> encoders,
            InstantSource clock) {
        this(name, settings, new H264Media(settings, source, encoders, ssrcOf(name)), List::of, clock);
    }

    /** A stream of any media, which it closes. */
    public CameraStream(
            String name, StreamSettings settings, StreamMedia media, MediaFilter filter, InstantSource clock) {
        this.name = name;
        this.settings = settings;
        this.ssrc = ssrcOf(name);
        this.media = media;
        this.filter = filter;
        this.clock = clock;
    }

    /** RTP's name of the stream of that name. */
    public static int ssrcOf(String name) {
        return name.hashCode() | 1;
    }

    public String name() {
        return name;
    }

    public StreamSettings settings() {
        return settings;
    }

    public int ssrc() {
        return ssrc;
    }

    /** When the camera's clock started, empty before its first viewer. */
    public Optional<Instant> startedAt() {
        return audience.startedAt();
    }

    /** The media that comes next, known when it is prepared; starts the stream's thread if need be. */
    public CompletableFuture<MediaDescription> description() {
        startThread();
        return prepared.thenApply(StreamMedia::description);
    }

    /** Adds a viewer, who gets pictures from the next key frame on, which comes with the next picture. */
    public void join(Viewer viewer) {
        startThread();
        audience.join(viewer, clock.instant());
    }

    public void leave(Viewer viewer) {
        audience.leave(viewer);
    }

    private synchronized void startThread() {
        if (thread == null && !audience.isClosed()) {
            thread = NamedThreads.start("camera-" + name, this::run, this::failed);
        }
    }

    private void failed(Thread failed, Throwable cause) {
        LOG.error("The stream of simulated camera {} has failed and ends.", name, cause);
        prepared.completeExceptionally(cause);
        audience.close();
    }

    private void run() {
        try (media) {
            Pace pace = new Pace(settings.periodNanos());
            media.prepare();
            prepared.complete(media);
            while (audience.await(pace)) {
                runOnce(pace);
            }
        }
    }

    private void runOnce(Pace pace) {
        long mediaNanos = pace.mediaNanos();
        Instant now = clock.instant();
        Duration sceneTime =
                audience.startedAt().map(start -> Duration.between(start, now)).orElse(Duration.ZERO);
        Duration at = sceneTime.isNegative() ? Duration.ZERO : sceneTime;
        for (MediaUnit unit : media.next(at, mediaNanos, audience.takeKeyRequest(), now)) {
            filter.filter(unit).forEach(audience::show);
        }
    }

    @Override
    public void close() {
        audience.close();
        Thread running;
        synchronized (this) {
            running = thread;
        }
        if (running != null && running != Thread.currentThread() && !NamedThreads.join(running, JOIN)) {
            LOG.warn("The thread of simulated camera {} did not end within {}.", name, JOIN);
        }
    }
}
