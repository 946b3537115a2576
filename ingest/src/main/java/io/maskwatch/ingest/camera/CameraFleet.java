package io.maskwatch.ingest.camera;

import io.maskwatch.runtime.ErrorTally;
import io.maskwatch.runtime.NamedThreads;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CameraState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cameras that a worker runs, one thread each, grouped by the partition that their records are in. Changes come from
 * one thread, the one that reads the camera topic; {@link #repeatStatus}, {@link #bar} and {@link #size} are for any.
 */
public final class CameraFleet {
    private static final Logger LOG = LoggerFactory.getLogger(CameraFleet.class);

    private final CameraContext context;
    private final ErrorTally tally;
    private final LongSupplier nanoClock;
    private final NamedThreads.FailureHandler onBug;
    private final Map<String, RunningCamera> cameras = new ConcurrentHashMap<>();

    /**
     * @param nanoClock a monotonic clock
     * @param onBug told of a camera's thread that died; its camera is not run any more
     */
    public CameraFleet(
            CameraContext context, ErrorTally tally, LongSupplier nanoClock, NamedThreads.FailureHandler onBug) {
        this.context = context;
        this.tally = tally;
        this.nanoClock = nanoClock;
        this.onBug = onBug;
        context.meters()
                .observe(() -> cameras.values().stream()
                        .map(running -> running.supervisor().board().state())
                        .toList());
    }

    private record RunningCamera(
            int partition,
            Camera camera,
            CameraSupervisor supervisor,
            @Nullable Thread thread) {}

    /** Runs the camera as its record says; one that runs already is restarted only if something that matters changed. */
    public void put(int partition, Camera camera) {
        RunningCamera running = cameras.get(camera.getCameraId());
        if (running == null) {
            begin(partition, camera);
        } else if (same(running.camera(), camera)) {
            running.supervisor().retryNow();
        } else if (!camera.getEnabled()) {
            end(List.of(running), CameraState.DISABLED);
            running.supervisor().board().disable();
            cameras.put(camera.getCameraId(), new RunningCamera(partition, camera, running.supervisor(), null));
        } else {
            end(List.of(running), CameraState.STOPPED);
            begin(partition, camera);
        }
    }

    /** The camera's record was removed. */
    public void remove(String cameraId) {
        RunningCamera running = cameras.remove(cameraId);
        if (running != null) {
            end(List.of(running), CameraState.STOPPED);
        }
    }

    /** Returns when the cameras of these partitions have stopped. */
    public void leave(Collection<Integer> partitions) {
        leaveWhere(running -> partitions.contains(running.partition()));
    }

    /** Returns when all cameras have stopped. */
    public void leaveAll() {
        leaveWhere(running -> true);
    }

    /** At once: no camera hands a frame to the broker any more; they end by themselves soon after. */
    public void bar() {
        cameras.values().stream()
                .filter(running -> running.thread() != null)
                .forEach(running -> running.supervisor().stop(CameraState.STOPPED));
    }

    /** Publishes each camera's status again. */
    public void repeatStatus() {
        cameras.values().forEach(running -> running.supervisor().board().repeat());
    }

    /** How many cameras there are, the disabled ones too. */
    public int size() {
        return cameras.size();
    }

    private void begin(int partition, Camera camera) {
        CameraSupervisor supervisor = new CameraSupervisor(camera, context, tally, RandomGenerator.getDefault());
        Thread thread = null;
        if (camera.getEnabled()) {
            thread = NamedThreads.start("camera-" + camera.getCameraId(), supervisor::run, onBug);
        } else {
            supervisor.board().disable();
        }
        cameras.put(camera.getCameraId(), new RunningCamera(partition, camera, supervisor, thread));
    }

    private void leaveWhere(Predicate<RunningCamera> chosen) {
        List<RunningCamera> leaving =
                new ArrayList<>(cameras.values().stream().filter(chosen).toList());
        leaving.forEach(running -> cameras.remove(running.camera().getCameraId()));
        end(leaving, CameraState.STOPPED);
    }

    private void end(List<RunningCamera> leaving, CameraState how) {
        leaving.forEach(running -> running.supervisor().stop(how));
        long deadline = nanoClock.getAsLong() + context.config().stopTimeout().toNanos();
        for (RunningCamera running : leaving) {
            Thread thread = running.thread();
            Duration left = Duration.ofNanos(Math.max(1, deadline - nanoClock.getAsLong()));
            if (thread != null && !NamedThreads.join(thread, left)) {
                LOG.error(
                        "Camera {} did not stop within {}; it publishes no more frames, but its thread is still there",
                        running.camera().getCameraId(),
                        context.config().stopTimeout());
            }
        }
    }

    private static boolean same(Camera one, Camera other) {
        return Camera.newBuilder(one)
                .setName("")
                .build()
                .equals(Camera.newBuilder(other).setName("").build());
    }
}
