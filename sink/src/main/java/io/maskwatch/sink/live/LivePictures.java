package io.maskwatch.sink.live;

import io.maskwatch.media.MediaException;
import io.maskwatch.runtime.Component;
import io.maskwatch.runtime.ErrorTally;
import io.maskwatch.runtime.Health;
import io.maskwatch.runtime.NamedThreads;
import io.maskwatch.schemas.Frame;
import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.RecordCodec;
import io.maskwatch.schemas.Settings;
import io.maskwatch.sink.camera.StepSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Live pictures of the watched cameras. One thread gives it frames and outcomes; a few make pictures of the newest scene of
 * each camera, whose older ones they pass over; viewers are handed what they wish for and never waited for. Thread-safe but
 * for {@link #frame}, {@link #outcome} and {@link #retain}, which are for one thread.
 */
public final class LivePictures implements Component {
    private static final Logger LOG = LoggerFactory.getLogger(LivePictures.class);
    private static final long WAITING_BYTES = 8L << 20;
    private static final int THREADS = 2;
    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    private final Watches watches;
    private final WatchedSite site;
    private final PictureMaker maker;
    private final StepSettings step;
    private final RecordCodec<Settings> codec;
    private final InstantSource clock;
    private final LiveMeters meters;
    private final ErrorTally tally;
    private final FrameJoin join = new FrameJoin(WAITING_BYTES);
    private final Map<String, LiveCamera> cameras = new ConcurrentHashMap<>();
    private final ExecutorService studio = Executors.newFixedThreadPool(THREADS, NamedThreads.factory("live-pictures"));

    /**
     * @param maker makes the pictures; closed with this
     * @param view how persons are followed and judged, as the sink does
     */
    public LivePictures(
            Watches watches, WatchedSite site, PictureMaker maker, View view, InstantSource clock, LiveMeters meters) {
        this.watches = watches;
        this.site = site;
        this.maker = maker;
        this.step = view.step();
        this.codec = view.settings();
        this.clock = clock;
        this.meters = meters;
        this.tally = new ErrorTally(LOG, clock, Duration.ofSeconds(30));
        meters.gauge("maskwatch.live.waiting", "Bytes of frames that wait for their outcome", join, FrameJoin::bytes);
        meters.gauge("maskwatch.live.unjoined", "Frames dropped while they waited", join, FrameJoin::dropped);
    }

    /**
     * How persons are followed and judged. Immutable.
     *
     * @param step the sink's settings
     * @param settings keeps settings in a camera's memory
     */
    public record View(StepSettings step, RecordCodec<Settings> settings) {}

    @Override
    public String name() {
        return "live pictures";
    }

    @Override
    public void start() {
        // what it needs is made at first use
    }

    @Override
    public Health check() {
        return Health.ok();
    }

    /** A frame of a watched camera was read. */
    public void frame(Frame frame) {
        join.frame(frame).ifPresent(this::judged);
    }

    /** An outcome of a watched camera was read. */
    public void outcome(FrameOutcome outcome) {
        camera(outcome.getCameraId()).heard(outcome);
        join.outcome(outcome).ifPresent(this::judged);
    }

    /** Forgets all cameras but these. */
    public void retain(Set<String> cameraIds) {
        join.retain(cameraIds);
        cameras.keySet().retainAll(cameraIds);
    }

    /**
     * The newest picture: at once if one came within two seconds, else the next one.
     *
     * @return ends with {@link java.util.concurrent.TimeoutException} if none comes within the limit
     * @throws Watches.TooManyViewersException if it would have to wait beside too many others
     */
    public CompletableFuture<LivePicture> newest(PictureWish wish, Duration limit) {
        LiveCamera camera = cameras.get(wish.cameraId());
        LiveCamera.Arrival arrival = camera == null ? null : camera.newest();
        if (arrival != null && clock.instant().isBefore(arrival.at().plus(FRESH))) {
            watches.lease(wish.cameraId());
            return CompletableFuture.supplyAsync(() -> madeOrThrow(arrival.scene(), wish), studio);
        }
        NextPicture next = new NextPicture();
        Watch watch = watches.open(next);
        watch.replace(Set.of(wish));
        return next.future()
                .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((picture, failure) -> watch.close());
    }

    /** About once a second: says of each watched camera without a picture why there is none. */
    public void secondPassed() {
        for (Watch watch : watches.all()) {
            try {
                watch.since().forEach((wish, since) -> tellState(watch, wish.cameraId(), since));
                watch.viewer().secondPassed(watch.wishes());
            } catch (RuntimeException e) {
                LOG.error("A viewer could not be told how its cameras are", e);
            }
        }
    }

    private void tellState(Watch watch, String cameraId, Instant since) {
        LiveCamera camera = cameras.get(cameraId);
        LiveCamera.Arrival arrival = camera == null ? null : camera.newest();
        Instant from = arrival == null || arrival.at().isBefore(since) ? since : arrival.at();
        String why = PictureStates.why(
                site.camera(cameraId).orElse(null),
                site.status(cameraId).orElse(null),
                Duration.between(from, clock.instant()),
                camera == null ? null : camera.lastOutcome());
        if (why != null) {
            watch.tell(cameraId, why);
        }
    }

    private void judged(JudgedFrame judged) {
        LiveCamera camera = camera(judged.cameraId());
        if (!camera.isNews(judged, clock.instant())) {
            return;
        }
        meters.scene();
        List<SeenFace> faces = camera.view()
                .look(judged.outcome(), site.camera(judged.cameraId()).orElse(null), site.settings(judged.cameraId()));
        Scene overtaken = camera.arrived(new Scene(judged, faces), clock.instant());
        if (overtaken != null) {
            meters.overtaken();
        }
        develop(camera);
    }

    private void develop(LiveCamera camera) {
        if (!camera.begin()) {
            return;
        }
        try {
            studio.execute(() -> {
                deliver(camera);
                camera.end();
                develop(camera);
            });
        } catch (RejectedExecutionException closed) {
            LOG.debug("A picture of {} is not made any more", camera.cameraId());
        }
    }

    private void deliver(LiveCamera camera) {
        Scene scene = camera.take();
        if (scene == null) {
            return;
        }
        watches.wishes(camera.cameraId()).forEach((wish, viewers) -> {
            LivePicture picture = made(scene, wish);
            if (picture != null) {
                viewers.forEach(viewer -> deliver(viewer, picture));
            }
        });
    }

    private void deliver(Watch watch, LivePicture picture) {
        try {
            watch.deliver(picture);
            meters.delivered();
        } catch (RuntimeException e) {
            LOG.error("A picture could not be handed to its viewer", e);
        }
    }

    private @Nullable LivePicture made(Scene scene, PictureWish wish) {
        try {
            return scene.picture(wish, maker, meters);
        } catch (MediaException e) {
            tally.count("pictures that cannot be made", wish.cameraId() + ": " + e.getMessage());
            return null;
        }
    }

    private LivePicture madeOrThrow(Scene scene, PictureWish wish) {
        LivePicture picture = made(scene, wish);
        if (picture == null) {
            throw new IllegalStateException("The newest frame of " + wish.cameraId() + " cannot be shown");
        }
        return picture;
    }

    private LiveCamera camera(String cameraId) {
        return cameras.computeIfAbsent(cameraId, id -> new LiveCamera(id, new CameraView(step, codec)));
    }

    @Override
    public void close() {
        if (!NamedThreads.stop(studio, CLOSE_LIMIT)) {
            LOG.warn("A picture is still being made");
        }
        maker.close();
    }
}
