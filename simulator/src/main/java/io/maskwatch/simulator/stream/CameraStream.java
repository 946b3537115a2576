package io.maskwatch.simulator.stream;

import io.maskwatch.media.AccessUnit;
import io.maskwatch.media.H264Encoder;
import io.maskwatch.media.rtp.H264RtpPacketizer;
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
    private static final int PAYLOAD_TYPE = 96;
    private static final int MAX_PAYLOAD_BYTES = 1400;
    private static final Duration JOIN = Duration.ofSeconds(10);

    private final String name;
    private final StreamSettings settings;
    private final PictureSource source;
    private final Function<StreamSettings, H264Encoder> encoders;
    private final InstantSource clock;
    private final Audience audience = new Audience();
    private final CompletableFuture<ParameterSets> parameterSets = new CompletableFuture<>();
    private final H264RtpPacketizer packetizer;
    private @Nullable Thread thread;

    public CameraStream(
            String name,
            StreamSettings settings,
            PictureSource source,
            Function<StreamSettings, H264Encoder> encoders,
            InstantSource clock) {
        this.name = name;
        this.settings = settings;
        this.source = source;
        this.encoders = encoders;
        this.clock = clock;
        this.packetizer = new H264RtpPacketizer(PAYLOAD_TYPE, name.hashCode() | 1, 1, 90_000);
    }

    public String name() {
        return name;
    }

    public StreamSettings settings() {
        return settings;
    }

    public int ssrc() {
        return packetizer.ssrc();
    }

    /** When the camera's clock started, empty before its first viewer. */
    public Optional<Instant> startedAt() {
        return audience.startedAt();
    }

    /** The decoder's needs, known when the first picture is encoded; starts the stream's thread if need be. */
    public CompletableFuture<ParameterSets> parameterSets() {
        startThread();
        return parameterSets;
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
        parameterSets.completeExceptionally(cause);
        audience.close();
    }

    private void run() {
        try (source;
                H264Encoder encoder = encoders.apply(settings)) {
            Pace pace = new Pace(settings.periodNanos());
            showFirst(encoder);
            while (audience.await(pace)) {
                runOnce(encoder, pace);
            }
        }
    }

    /** Encodes one picture that nobody sees, for the sake of the parameter sets. */
    private void showFirst(H264Encoder encoder) {
        List<AccessUnit> units = List.of();
        for (int attempt = 0; units.isEmpty() && attempt < 10; attempt++) {
            units = encoder.encode(source.pictureAt(Duration.ZERO), attempt, true);
        }
        parameterSets.complete(ParameterSets.of(units.get(0)));
    }

    private void runOnce(H264Encoder encoder, Pace pace) {
        long mediaNanos = pace.mediaNanos();
        Instant now = clock.instant();
        Duration sceneTime =
                audience.startedAt().map(start -> Duration.between(start, now)).orElse(Duration.ZERO);
        Duration at = sceneTime.isNegative() ? Duration.ZERO : sceneTime;
        boolean forceKey = audience.takeKeyRequest();
        for (AccessUnit unit : encoder.encode(source.pictureAt(at), mediaNanos, forceKey)) {
            List<byte[]> packets = packetizer.packets(unit, MAX_PAYLOAD_BYTES);
            int timestamp = packetizer.timestampOf(unit.ptsNanos());
            audience.show(new MediaUnit(packets, unit.key(), timestamp, now));
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
