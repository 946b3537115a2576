package io.maskwatch.bench.detector.kafka;

import io.maskwatch.runtime.NamedThreads;
import io.maskwatch.schemas.Frame;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cameras that send frames at an even pace, one after the other, until it is closed. Owns its thread.
 */
public final class SteadyLoad implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SteadyLoad.class);
    private static final Duration JOIN = Duration.ofSeconds(30);

    private final Thread thread;
    private volatile boolean stopping;

    /**
     * Begins.
     *
     * @param rig takes the frames
     * @param cameras ids
     * @param framesPerSecond of each camera
     * @param picture puts its picture into a frame
     */
    public SteadyLoad(
            DetectorRig rig, List<String> cameras, double framesPerSecond, UnaryOperator<Frame.Builder> picture) {
        long spacingNs = (long) (1e9 / framesPerSecond / cameras.size());
        this.thread = NamedThreads.start(
                "bench-load",
                () -> send(rig, cameras, spacingNs, picture),
                (failed, cause) -> LOG.error("The load ended by a fault", cause));
    }

    private void send(DetectorRig rig, List<String> cameras, long spacingNs, UnaryOperator<Frame.Builder> picture) {
        long begun = System.nanoTime();
        Future<RecordMetadata> newest = CompletableFuture.completedFuture(null);
        for (int sent = 0; !stopping; sent++) {
            long dueNs = begun + sent * spacingNs;
            for (long left = dueNs - System.nanoTime(); left > 0 && !stopping; left = dueNs - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            String camera = cameras.get(sent % cameras.size());
            newest = rig.send(frame(camera, 1 + sent / cameras.size(), picture));
        }
        await(newest);
    }

    private static void await(Future<RecordMetadata> newest) {
        try {
            newest.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The broker refused a frame", e);
        }
    }

    /** A frame that is taken now. */
    public static Frame frame(String camera, long sequence, UnaryOperator<Frame.Builder> picture) {
        return picture.apply(Frame.newBuilder()
                        .setCameraId(camera)
                        .setSession(1)
                        .setSequence(sequence)
                        .setCapturedAt(InstantSource.system().instant())
                        .setWorkerId("bench"))
                .build();
    }

    @Override
    public void close() {
        stopping = true;
        LockSupport.unpark(thread);
        NamedThreads.join(thread, JOIN);
    }
}
