package io.maskwatch.sink.live.main;

import io.maskwatch.media.ffmpeg.FfmpegJpegRetoucher;
import io.maskwatch.runtime.ClosingStack;
import io.maskwatch.runtime.Component;
import io.maskwatch.runtime.Health;
import io.maskwatch.runtime.NamedThreads;
import io.maskwatch.runtime.role.RoleContext;
import io.maskwatch.schemas.Settings;
import io.maskwatch.sink.access.Audit;
import io.maskwatch.sink.api.SiteView;
import io.maskwatch.sink.api.http.Resource;
import io.maskwatch.sink.camera.StepSettings;
import io.maskwatch.sink.history.History;
import io.maskwatch.sink.live.LiveMeters;
import io.maskwatch.sink.live.LivePictures;
import io.maskwatch.sink.live.PictureMaker;
import io.maskwatch.sink.live.Watches;
import io.maskwatch.sink.live.http.LiveParts;
import io.maskwatch.sink.live.http.LiveResources;
import io.maskwatch.sink.live.kafka.LiveReader;
import io.maskwatch.sink.live.kafka.TopicPictures;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pictures as a part of a process: what reads frames while somebody watches, and the paths to the pictures. */
public final class LiveWorker implements Component {
    private static final Logger LOG = LoggerFactory.getLogger(LiveWorker.class);
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    private final ClosingStack started = new ClosingStack();
    private final LivePictures pictures;
    private final LiveReader reader;
    private final List<Resource> resources;

    /**
     * @param step how persons are followed and judged, as the sink does
     * @param view cameras, settings and status as they are now
     * @param history incidents
     * @param audit keeps who was shown faces
     */
    public LiveWorker(RoleContext context, StepSettings step, SiteView view, History history, Audit audit) {
        Watches watches = new Watches(context.clock(), LEASE);
        LiveMeters meters = new LiveMeters(context.meters());
        PictureMaker maker = new PictureMaker(FfmpegJpegRetoucher::new);
        LivePictures.View watched = new LivePictures.View(step, context.codecs().of(Settings.class));
        this.pictures = new LivePictures(watches, new ViewedSite(view), maker, watched, context.clock(), meters);
        this.reader = new LiveReader(context.kafka(), context.codecs(), watches, pictures, context.clock());
        this.resources = LiveResources.of(new LiveParts(
                view,
                history,
                audit,
                watches,
                pictures,
                new TopicPictures(context.kafka(), context.codecs()),
                maker,
                meters,
                context.clock()));
    }

    /** The paths to pictures, for the API's server. */
    public List<Resource> resources() {
        return resources;
    }

    @Override
    public String name() {
        return "live";
    }

    @Override
    public synchronized void start() {
        started.push(pictures).start();
        started.push(reader).start();
        ScheduledExecutorService seconds =
                Executors.newSingleThreadScheduledExecutor(NamedThreads.factory("live-seconds"));
        started.push(() -> NamedThreads.stop(seconds, CLOSE_LIMIT));
        repeat(seconds);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a failure is caught inside, the end is the executor's
    private void repeat(ScheduledExecutorService seconds) {
        seconds.scheduleWithFixedDelay(
                () -> {
                    try {
                        pictures.secondPassed();
                    } catch (RuntimeException e) {
                        LOG.error("Viewers could not be told how their cameras are", e);
                    }
                },
                1,
                1,
                TimeUnit.SECONDS);
    }

    @Override
    public Health check() {
        return reader.check();
    }

    @Override
    public synchronized void close() {
        started.close();
    }
}
