package io.maskwatch.detector.watch;

import io.maskwatch.detector.FaceDetector;
import io.maskwatch.detector.InputPicture;
import io.maskwatch.detector.ModelFailedException;
import io.maskwatch.detector.ModelRun;
import io.maskwatch.detector.model.ModelDescription;
import io.maskwatch.runtime.Health;
import io.maskwatch.runtime.NamedThreads;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A face detector whose runs may not take for ever: one that takes longer than its limit is given up, the model is loaded
 * again, and the frames of that run count as failed. Native code cannot be interrupted, so that a run that does not end when
 * asked to keeps its thread and its memory; with so many of them the process itself must be started again. One call at a time;
 * {@link #check} by any thread.
 */
public final class WatchedDetector implements FaceDetector {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedDetector.class);
    private static final int MOST_STUCK = 3;
    /** The limit is waited for piece by piece: a process that stood still has used up one piece, not the whole. */
    private static final int PIECES = 10;

    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    private final Supplier<FaceDetector> maker;
    private final Duration limit;
    private final AtomicInteger stuck = new AtomicInteger();
    private final AtomicInteger givenUpInARow = new AtomicInteger();
    private volatile Session session;

    /**
     * Loads the model.
     *
     * @param maker loads it, each time anew
     * @param limit longest time of one run
     */
    public WatchedDetector(Supplier<FaceDetector> maker, Duration limit) {
        this.maker = maker;
        this.limit = limit;
        this.session = new Session(maker.get());
    }

    @Override
    public ModelDescription model() {
        return session.detector.model();
    }

    @Override
    public String provider() {
        return session.detector.provider();
    }

    /** @throws IllegalStateException if too many runs are stuck for another to be begun */
    @Override
    public ModelRun detect(List<InputPicture> pictures) throws ModelFailedException {
        Future<ModelRun> run = session.begin(pictures);
        for (int piece = 0; piece < PIECES; piece++) {
            try {
                ModelRun found = run.get(limit.toNanos() / PIECES, TimeUnit.NANOSECONDS);
                givenUpInARow.set(0);
                return found;
            } catch (TimeoutException e) {
                LOG.debug("A run of the model has taken {} tenths of its limit", piece + 1);
            } catch (ExecutionException e) {
                throw failure(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ModelFailedException("interrupted during a run of the model", e);
            }
        }
        giveUp(session);
        throw new ModelFailedException("a run of the model did not end within " + limit.toMillis() + " ms");
    }

    /** Whether the last run ended in time. */
    public Health check() {
        int runs = givenUpInARow.get();
        if (stuck.get() >= MOST_STUCK) {
            return Health.broken(
                    stuck.get() + " runs of the model are stuck; the process must be started again to be rid of them");
        }
        return runs == 0
                ? Health.ok()
                : Health.sick("the last " + runs + " runs of the model did not end within " + limit.toMillis()
                        + " ms; it was loaded again");
    }

    @Override
    public void close() {
        session.close();
    }

    private void giveUp(Session old) {
        givenUpInARow.incrementAndGet();
        stuck.incrementAndGet();
        LOG.error("A run of the model did not end within {}: it is given up, and the model loaded again", limit);
        old.abandon();
        if (stuck.get() >= MOST_STUCK) {
            throw new IllegalStateException(check().explanation());
        }
        session = new Session(maker.get());
    }

    private static ModelFailedException failure(ExecutionException failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof ModelFailedException failed) {
            return failed;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        throw new IllegalStateException("A run of the model failed by a fault of ours", failure);
    }

    /** A loaded model and the thread of its runs. */
    private final class Session {
        private final FaceDetector detector;
        private final ExecutorService thread = Executors.newSingleThreadExecutor(NamedThreads.factory("detector-run"));

        Session(FaceDetector detector) {
            this.detector = detector;
        }

        Future<ModelRun> begin(List<InputPicture> pictures) {
            return thread.submit(() -> detector.detect(pictures));
        }

        /** Closes it as soon as its run has ended, if it ever does. */
        void abandon() {
            detector.abandon();
            thread.execute(() -> {
                stuck.decrementAndGet();
                detector.close();
            });
            thread.shutdown();
        }

        void close() {
            if (thread.isShutdown()) {
                return; // abandoned: it closes itself
            }
            thread.execute(detector::close);
            thread.shutdown();
            try {
                if (!thread.awaitTermination(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                    LOG.warn("Closing does not wait any longer for a run of the model");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
