package io.maskwatch.ingest.main;

import io.maskwatch.ingest.IngestConfig;
import io.maskwatch.ingest.camera.CameraContext;
import io.maskwatch.ingest.camera.CameraFleet;
import io.maskwatch.ingest.camera.CameraProber;
import io.maskwatch.ingest.camera.IngestMeters;
import io.maskwatch.ingest.camera.StopSignal;
import io.maskwatch.ingest.kafka.CameraTopicReader;
import io.maskwatch.ingest.kafka.DeliveryHealth;
import io.maskwatch.ingest.kafka.IngestClients;
import io.maskwatch.ingest.kafka.KafkaFramePublisher;
import io.maskwatch.ingest.kafka.KafkaStatusPublisher;
import io.maskwatch.ingest.kafka.PollWatchdog;
import io.maskwatch.ingest.kafka.RejectedCameras;
import io.maskwatch.ingest.probe.CameraProbe;
import io.maskwatch.ingest.probe.ProbeReport;
import io.maskwatch.ingest.video.CameraInputs;
import io.maskwatch.ingest.video.VideoCameraSource;
import io.maskwatch.media.ffmpeg.FfmpegJpegEncoder;
import io.maskwatch.media.ffmpeg.FfmpegVideoInput;
import io.maskwatch.runtime.ClosingStack;
import io.maskwatch.runtime.Component;
import io.maskwatch.runtime.ErrorTally;
import io.maskwatch.runtime.Health;
import io.maskwatch.runtime.NamedThreads;
import io.maskwatch.runtime.camera.Secrets;
import io.maskwatch.runtime.camera.SettingNames;
import io.maskwatch.runtime.role.RoleContext;
import io.maskwatch.schemas.Camera;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs its share of the cameras: frames and status out. One thread reads the camera topic, one a camera reads the
 * camera, one repeats the status of all. It owns its Kafka clients and closes them.
 */
public final class IngestWorker implements Component {
    private static final Logger LOG = LoggerFactory.getLogger(IngestWorker.class);
    private static final Duration TALLY_PERIOD = Duration.ofSeconds(30);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    private final IngestConfig config;
    private final RoleContext context;
    private final Secrets secrets;
    private final ErrorTally tally;
    private final DeliveryHealth delivery = new DeliveryHealth();
    private final ClosingStack closing = new ClosingStack();
    private final AtomicReference<@Nullable Throwable> bug = new AtomicReference<>();
    private volatile @Nullable CameraTopicReader reader;

    public IngestWorker(IngestConfig config, RoleContext context, Secrets secrets) {
        this.config = config;
        this.context = context;
        this.secrets = secrets;
        this.tally = new ErrorTally(LOG, context.clock(), TALLY_PERIOD);
    }

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public void start() {
        context.kafka().reach();
        IngestClients clients = new IngestClients(context.kafka(), config);
        Producer<String, byte[]> statuses = closing.push(clients.statusProducer());
        Producer<String, byte[]> frames = closing.push(clients.frameProducer());
        CameraFleet fleet = new CameraFleet(cameraContext(statuses, frames), tally, System::nanoTime, this::failed);
        PollWatchdog watchdog = new PollWatchdog(clients.longestPollGap(), System::nanoTime);
        RejectedCameras rejected =
                new RejectedCameras(statuses, context.codecs(), context.clock(), context.workerId(), tally);
        CameraTopicReader topic =
                new CameraTopicReader(clients.cameraConsumer(), context.codecs(), fleet, rejected, watchdog, tally);
        reader = topic;
        startHeartbeat(fleet, watchdog);
        Thread thread = NamedThreads.start("ingest-cameras", topic::run, this::failed);
        closing.push(() -> {
            topic.stop();
            if (!NamedThreads.join(thread, config.stopTimeout().plus(CLOSE_LIMIT))) {
                throw new IllegalStateException("The camera topic's reader did not end");
            }
        });
    }

    @Override
    public Health check() {
        Throwable cause = bug.get();
        CameraTopicReader topic = reader;
        if (cause != null) {
            return Health.broken("A thread died: " + cause);
        }
        if (topic == null) {
            return Health.sick("Not started");
        }
        Health reading = topic.check();
        return reading.healthy() ? delivery.check() : reading;
    }

    @Override
    public void close() {
        closing.close();
    }

    private CameraContext cameraContext(Producer<String, byte[]> statuses, Producer<String, byte[]> frames) {
        CameraInputs inputs = new CameraInputs(FfmpegVideoInput::open, secrets, config.decoderThreads());
        VideoCameraSource.Limits limits =
                new VideoCameraSource.Limits(context.clock(), System::nanoTime, config.maxFrameBytes());
        CameraProbe probe = new CameraProbe(inputs, FfmpegJpegEncoder::new, System::nanoTime, SettingNames.CAMERA_FILE);
        return new CameraContext(
                config,
                context.workerId(),
                context.clock(),
                new KafkaStatusPublisher(statuses, context.codecs(), delivery, tally),
                new KafkaFramePublisher(frames, context.codecs(), delivery, tally),
                camera -> new VideoCameraSource(camera, inputs, FfmpegJpegEncoder::new, limits),
                (camera, stop, samples) -> finding(probe, camera, stop, samples),
                new IngestMeters(context.meters()));
    }

    private CameraProber.Finding finding(
            CameraProbe probe, Camera camera, StopSignal stop, CameraProber.Samples samples) {
        ProbeReport report = probe.probe(camera, config.probeDuration(), stop, samples);
        return new CameraProber.Finding(report.cause(), report.explanation(), report.stream());
    }

    private void startHeartbeat(CameraFleet fleet, PollWatchdog watchdog) {
        ScheduledExecutorService heartbeat =
                Executors.newSingleThreadScheduledExecutor(NamedThreads.factory("ingest-heartbeat"));
        closing.push(() -> {
            heartbeat.shutdownNow();
            if (!heartbeat.awaitTermination(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("The heartbeat did not end");
            }
        });
        repeat(heartbeat, config.statusInterval(), fleet::repeatStatus);
        repeat(heartbeat, Duration.ofMillis(500), () -> {
            if (watchdog.tripped()) {
                fleet.bar();
            }
        });
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a failure is caught inside, the end is the executor's
    private void repeat(ScheduledExecutorService executor, Duration period, Runnable task) {
        executor.scheduleWithFixedDelay(
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException e) {
                        failed(Thread.currentThread(), e);
                    }
                },
                period.toMillis(),
                period.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void failed(Thread thread, Throwable cause) {
        LOG.error("Thread {} died", thread.getName(), cause);
        bug.compareAndSet(null, cause);
    }
}
