package io.maskwatch.detector.main;

import io.maskwatch.detector.DetectorConfig;
import io.maskwatch.detector.FaceDetector;
import io.maskwatch.detector.kafka.FrameConsumer;
import io.maskwatch.detector.kafka.FrameSink;
import io.maskwatch.detector.kafka.KafkaOutcomes;
import io.maskwatch.detector.kafka.ReliableProducer;
import io.maskwatch.detector.model.ModelFolder;
import io.maskwatch.detector.onnx.OnnxFaceDetector;
import io.maskwatch.detector.onnx.OnnxOptions;
import io.maskwatch.detector.watch.WatchedDetector;
import io.maskwatch.detector.work.FrameCounters;
import io.maskwatch.detector.work.Pipeline;
import io.maskwatch.detector.work.ReceivedFrame;
import io.maskwatch.detector.work.Symptoms;
import io.maskwatch.media.ffmpeg.FfmpegJpegDecoder;
import io.maskwatch.runtime.ClosingStack;
import io.maskwatch.runtime.Component;
import io.maskwatch.runtime.Health;
import io.maskwatch.runtime.NamedThreads;
import io.maskwatch.runtime.role.RoleContext;
import io.maskwatch.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A detector worker: frames from their topic, outcomes to theirs. Any number share the cameras as one group. A thread that
 * ends by a fault makes it sick for good; what it had not ended is read again by another worker. Owns the model, its
 * clients and threads.
 */
public final class DetectorWorker implements Component {
    private static final Logger LOG = LoggerFactory.getLogger(DetectorWorker.class);

    private final DetectorConfig config;
    private final RoleContext context;
    private final Supplier<FaceDetector> model;
    private final Symptoms symptoms = new Symptoms();
    private final ClosingStack closing = new ClosingStack();
    private volatile @Nullable Pipeline pipeline;
    private volatile @Nullable WatchedDetector detector;

    public DetectorWorker(DetectorConfig config, RoleContext context) {
        this(config, context, () -> OnnxFaceDetector.open(folder(config), OnnxOptions.of(config)));
    }

    /** With another face detector, which is opened at the start and closed with the worker. */
    public DetectorWorker(DetectorConfig config, RoleContext context, Supplier<FaceDetector> model) {
        this.config = config;
        this.context = context;
        this.model = model;
        symptoms.report("start", "not started");
    }

    private static ModelFolder folder(DetectorConfig config) {
        return config.model().equals(DetectorConfig.BUNDLED)
                ? ModelFolder.bundled()
                : ModelFolder.at(Path.of(config.model()));
    }

    @Override
    public String name() {
        return "detector";
    }

    @Override
    public void start() {
        WatchedDetector opened = closing.push(new WatchedDetector(model, config.runLimit()));
        detector = opened;
        FrameCounters counters = new FrameCounters(context.meters());
        ReliableProducer producer = closing.push(new ReliableProducer(context, symptoms));
        KafkaOutcomes outcomes = new KafkaOutcomes(producer, context.codecs().of(Topics.DETECTIONS));
        Pipeline stages =
                closing.push(new Pipeline(config, opened, outcomes, counters, context.clock(), context.workerId()));
        pipeline = stages;
        stages.start(FfmpegJpegDecoder::new, this::failed);
        FrameConsumer consumer =
                new FrameConsumer(config, context, producer, new PipelineSink(stages), counters, symptoms);
        Thread polling = NamedThreads.start("detector-poll", consumer::run, this::failed);
        closing.push(() -> {
            consumer.stop();
            joined(polling);
        });
        symptoms.clear("start");
    }

    /** The model in use, once started. */
    public @Nullable FaceDetector detector() {
        return detector;
    }

    @Override
    public Health check() {
        Health own = symptoms.health();
        Pipeline stages = pipeline;
        WatchedDetector watched = detector;
        if (!own.healthy() || stages == null || watched == null) {
            return own;
        }
        Health ofModel = watched.check();
        return ofModel.healthy() ? stages.check() : ofModel;
    }

    @Override
    public void close() {
        closing.close();
    }

    private void failed(Thread thread, Throwable cause) {
        LOG.error("{} ended by a fault", thread.getName(), cause);
        symptoms.reportLasting("fault " + thread.getName(), thread.getName() + " ended by a fault: " + cause);
    }

    private void joined(Thread polling) {
        Duration limit = config.drainTimeout().multipliedBy(2).plusSeconds(30);
        if (!NamedThreads.join(polling, limit)) {
            LOG.error("{} is still running after {}", polling.getName(), limit);
        }
    }

    /** Hands frames to the stages. */
    private record PipelineSink(Pipeline stages) implements FrameSink {
        @Override
        public void accept(ReceivedFrame received) {
            stages.accept(received);
        }

        @Override
        public void withdraw(Collection<Integer> partitions) {
            stages.withdraw(partitions);
        }
    }
}
