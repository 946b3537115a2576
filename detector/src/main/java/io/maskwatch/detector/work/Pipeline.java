package io.maskwatch.detector.work;

import io.maskwatch.detector.DetectorConfig;
import io.maskwatch.detector.FaceDetector;
import io.maskwatch.media.JpegDecoder;
import io.maskwatch.runtime.ErrorTally;
import io.maskwatch.runtime.Health;
import io.maskwatch.runtime.NamedThreads;
import io.maskwatch.runtime.NamedThreads.FailureHandler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stages of one worker and their threads: decoders, and one for the model. {@link #accept} and {@link #withdraw} are
 * called by one thread, which is the transport's. Owns its threads and decoders; not the detector.
 */
public final class Pipeline implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);
    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

    private final Stages stages;
    private final FrameIntake intake;
    private final PictureAnalysis analysis;
    private final DetectorConfig config;
    private final FaceDetector detector;
    private final List<Thread> decoders = new ArrayList<>();
    private final List<Thread> analysts = new ArrayList<>();

    /**
     * @param config limits and sizes
     * @param detector does the looking; outlives this
     * @param publisher takes the outcomes
     * @param counters count them
     * @param clock wall clock
     * @param workerId named in outcomes
     */
    public Pipeline(
            DetectorConfig config,
            FaceDetector detector,
            OutcomePublisher publisher,
            FrameCounters counters,
            InstantSource clock,
            String workerId) {
        this.config = config;
        this.detector = detector;
        int batch = config.batchOn(detector.provider());
        this.stages = new Stages(
                new WaitingFrames(config.waitingPerCamera()),
                new DecodedFrames(batch),
                new PixelBuffers(2 * batch + config.decodeThreads()),
                new Freshness(clock, config.staleAfter()),
                new FrameOutcomes(publisher, counters, clock, workerId),
                counters,
                new ErrorTally(LOG, clock, BETWEEN_LINES));
        this.intake = new FrameIntake(
                new FrameCheck(config.maxFramePixels()), stages.freshness(), stages.waiting(), stages.outcomes());
        this.analysis = new PictureAnalysis(stages, detector, batch);
    }

    /** Begins; {@code onFailure} is told what ended a thread that should not have ended. */
    public void start(Supplier<JpegDecoder> jpegDecoders, FailureHandler onFailure) {
        analysts.add(NamedThreads.start("detector-model", () -> loop(analysis::runOnce), onFailure));
        for (int i = 1; i <= config.decodeThreads(); i++) {
            decoders.add(NamedThreads.start("detector-decode-" + i, () -> decode(jpegDecoders), onFailure));
        }
    }

    /** Takes a frame in; its receipt is completed when its outcome is acknowledged. Does not wait for room. */
    public void accept(ReceivedFrame received) {
        intake.accept(received);
    }

    /** Gives back the waiting frames of these partitions; those already being looked at go on to their outcome. */
    public void withdraw(Collection<Integer> partitions) {
        stages.waiting()
                .drop(frame -> partitions.contains(frame.position().partition()))
                .forEach(stages::giveBack);
    }

    /** Whether the model works. */
    public Health check() {
        return analysis.check();
    }

    /** Finishes what is being looked at, gives the rest back, and ends the threads. */
    @Override
    public void close() {
        stages.waiting().drop(frame -> true).forEach(stages::giveBack);
        stages.waiting().close();
        decoders.forEach(thread -> NamedThreads.join(thread, config.drainTimeout()));
        stages.decoded().close();
        analysts.forEach(Pipeline::join);
        decoders.forEach(Pipeline::join);
    }

    /** A run of the model cannot be abandoned: the memory that it uses goes when the detector is closed. */
    private static void join(Thread thread) {
        while (!NamedThreads.join(thread, BETWEEN_LINES)
                && !Thread.currentThread().isInterrupted()) {
            LOG.warn("Closing waits for {}, which is still busy", thread.getName());
        }
    }

    private void decode(Supplier<JpegDecoder> jpegDecoders) {
        try (JpegDecoder decoder = jpegDecoders.get()) {
            loop(new PictureDecoding(stages, detector, decoder, config.maxFramePixels())::runOnce);
        }
    }

    private static void loop(Step step) {
        try {
            while (step.runOnce()) {
                // each step does its work
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One round of a thread; false ends it. */
    @FunctionalInterface
    private interface Step {
        boolean runOnce() throws InterruptedException;
    }
}
