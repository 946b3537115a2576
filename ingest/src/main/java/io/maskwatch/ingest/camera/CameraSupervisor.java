package io.maskwatch.ingest.camera;

import io.maskwatch.media.JpegImage;
import io.maskwatch.media.MediaException;
import io.maskwatch.runtime.Backoff;
import io.maskwatch.runtime.ErrorTally;
import io.maskwatch.runtime.Redaction;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CameraMode;
import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.FailureCause;
import io.maskwatch.schemas.StreamFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one camera for one session: opens the session, runs the source again and again with growing pauses, publishes each
 * change, and ends the session. {@link #run} is for one thread; {@link #stop}, {@link #retryNow} and {@link #board} are
 * for any.
 *
 * <p>A source that returns has come to the stream's end: cause ENDED. A file therefore plays, pauses, and plays again.
 */
final class CameraSupervisor {
    private static final Logger LOG = LoggerFactory.getLogger(CameraSupervisor.class);
    private static final Duration GLANCE = Duration.ofMillis(50);
    private static final Duration DRAIN_LIMIT = Duration.ofSeconds(1);

    private final Camera camera;
    private final CameraContext context;
    private final ErrorTally tally;
    private final FrameLedger ledger;
    private final StatusBoard board;
    private final StopSignal stop = new StopSignal();
    private final RetryPolicy retries;
    private final CameraSource source;
    private volatile CameraState end = CameraState.STOPPED;
    private boolean failedBefore;

    CameraSupervisor(Camera camera, CameraContext context, ErrorTally tally, RandomGenerator random) {
        this.camera = camera;
        this.context = context;
        this.tally = tally;
        this.ledger = new FrameLedger(context.config().framesInFlight());
        this.board = new StatusBoard(camera, ledger, context);
        this.retries = new RetryPolicy(
                new Backoff(context.config().firstPause(), context.config().longestPause(), random),
                context.config().stableAfter());
        this.source = context.sources().apply(camera);
    }

    StatusBoard board() {
        return board;
    }

    /** Tells the run to end; from now on no frame is handed to the broker. */
    void stop(CameraState how) {
        end = how;
        ledger.close();
        stop.raise();
    }

    /** Cuts a pause short. */
    void retryNow() {
        stop.wake();
    }

    void run() {
        if (!openSession()) {
            return;
        }
        try {
            if (camera.getMode() == CameraMode.PROBE) {
                probe();
            } else {
                FrameOutlet outlet = new FrameOutlet(camera, board.session(), ledger, context, tally);
                while (!stop.raised()) {
                    runOnce(outlet);
                }
            }
        } finally {
            endSession();
        }
    }

    /** One connection, and the pause after it. */
    private void runOnce(FrameOutlet outlet) {
        board.step(CameraCondition::connecting);
        Failure failure = attempt(outlet);
        if (stop.raised()) {
            return;
        }
        Duration pause = failure.cause() == FailureCause.INVALID_CAMERA ? null : pauseAfterStream();
        failedBefore = true;
        String detail = failure.detail();
        board.step((was, now) -> was.failed(failure.cause(), detail, now, pause));
        tally.count("camera " + camera.getCameraId() + ", " + failure.cause(), String.valueOf(detail));
        if (pause == null) {
            stop.await();
        } else {
            stop.await(pause);
        }
    }

    private record Failure(FailureCause cause, @Nullable String detail) {}

    private Failure attempt(FrameOutlet outlet) {
        try {
            source.run(new Observer(outlet), stop);
            return new Failure(FailureCause.ENDED, "The stream came to its end.");
        } catch (MediaException e) {
            return new Failure(e.failure(), Redaction.redact(String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            // A bug, but of one camera's stream: the others go on, and this one is told as broken and tried again.
            LOG.error("Camera {} failed in a way that was not foreseen", camera.getCameraId(), e);
            return new Failure(FailureCause.INTERNAL, Redaction.redact("Not foreseen: " + e));
        }
    }

    private Duration pauseAfterStream() {
        CameraCondition condition = board.condition();
        boolean streamed = condition.state() == CameraState.STREAMING;
        Duration lasted =
                streamed ? Duration.between(condition.since(), context.clock().instant()) : Duration.ZERO;
        return retries.pauseAfter(lasted);
    }

    private void probe() {
        board.step(CameraCondition::connecting);
        ProbeSamples samples =
                new ProbeSamples(new FrameOutlet(camera, board.session(), ledger, context, tally), context);
        CameraProber.Finding finding = context.prober().probe(camera, stop, samples);
        if (stop.raised()) {
            return;
        }
        drain(); // so that the finding says how many frames there are
        board.measured(finding.stream());
        board.step((was, now) -> was.probed(finding.cause(), Redaction.redact(finding.words()), now));
        while (!stop.raised()) {
            stop.await();
        }
    }

    /** Publishes STARTING until the broker has it, or the end. */
    private boolean openSession() {
        Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(5), RandomGenerator.getDefault());
        while (!stop.raised()) {
            try {
                Long offset = awaitOffset(board.announce());
                if (offset != null) {
                    board.open(offset);
                    return true;
                }
            } catch (ExecutionException e) {
                tally.count("status STARTING not published", camera.getCameraId() + ": " + e.getCause());
                stop.await(backoff.next());
            }
        }
        return false;
    }

    private @Nullable Long awaitOffset(CompletableFuture<Long> offset) throws ExecutionException {
        while (!stop.raised()) {
            try {
                return offset.get(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException onlyAGlanceAtTheSignal) {
                LOG.trace("The session of {} is still being opened", camera.getCameraId());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                stop.raise();
            }
        }
        return null;
    }

    private void endSession() {
        ledger.close();
        drain();
        CameraState how = end;
        board.step((was, now) -> was.ended(how, now));
    }

    private void drain() {
        try {
            if (!ledger.drain(DRAIN_LIMIT.toNanos())) {
                tally.count("frames still unacknowledged at the end of a session or probe", camera.getCameraId());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Observer implements StreamObserver {
        private final FrameOutlet outlet;

        Observer(FrameOutlet outlet) {
            this.outlet = outlet;
        }

        @Override
        public void streaming() {
            if (failedBefore) {
                board.reconnected();
                context.meters().reconnected();
            }
            board.step(CameraCondition::streaming);
        }

        @Override
        public void measured(StreamFacts facts) {
            board.measured(facts);
        }

        @Override
        public void sampled(Instant capturedAt, int sourceWidthPx, int sourceHeightPx, Supplier<JpegImage> jpeg) {
            outlet.sampled(capturedAt, sourceWidthPx, sourceHeightPx, jpeg);
        }
    }
}
