package io.maskwatch.bench.faults;

import io.maskwatch.bench.faults.kafka.Yard;
import io.maskwatch.bench.faults.measure.Beside;
import io.maskwatch.bench.faults.measure.FaultCourse;
import io.maskwatch.bench.faults.measure.Sighting;
import io.maskwatch.bench.faults.measure.Vitals;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CameraState;
import io.maskwatch.simulator.fault.FaultPanel;
import io.maskwatch.simulator.main.FaultyCamera;
import io.maskwatch.simulator.main.FaultyCameraOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Has one camera at a time fail, beside another one that does not. For one thread; closing ends the other one. */
final class FaultTrial implements AutoCloseable {
    private static final String OTHER = "other";
    private static final int ENOUGH_FRAMES = 8;
    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final Duration RECOVERY_LIMIT = Duration.ofSeconds(90);

    private final Yard yard;
    private final InstantSource clock;
    private final FaultyCamera other;
    private int number;

    private FaultTrial(Yard yard, InstantSource clock, FaultyCamera other) {
        this.yard = yard;
        this.clock = clock;
        this.other = other;
    }

    /** With the other camera streaming. */
    static FaultTrial begin(Yard yard, InstantSource clock) throws Exception {
        FaultyCamera other = FaultyCamera.start(FaultyCameraOptions.small(OTHER));
        yard.put(record(OTHER, other).build());
        requireFrames(yard, OTHER, START_LIMIT);
        return new FaultTrial(yard, clock, other);
    }

    /** The fault from before its beginning until the camera streams again, or the limit. */
    FaultResult run(FaultCase fault) throws Exception {
        Vitals before = Vitals.now();
        String id = "camera-" + ++number;
        FaultPanel panel = new FaultPanel();
        FaultCourse course;
        Beside beside;
        try (FaultyCamera camera =
                FaultyCamera.start(fault.camera().apply(FaultyCameraOptions.small(id)), begun(fault, panel))) {
            camera.redirectTo(other.url());
            Camera record = fault.record().apply(record(id, camera)).build();
            course = course(fault, panel, record, camera::disconnect);
            beside = Beside.of(yard.witness().of(OTHER), course.begun(), clock.instant());
            yard.remove(id);
            yard.witness().await(id, START_LIMIT, seen -> last(seen) == CameraState.STOPPED);
        }
        yard.witness().forget(id);
        return new FaultResult(fault, course, beside, Vitals.now().since(before));
    }

    private static FaultPanel begun(FaultCase fault, FaultPanel panel) {
        if (fault.fromStart()) {
            begin(fault, panel);
        }
        return panel;
    }

    private static void begin(FaultCase fault, FaultPanel panel) {
        if (fault.fault() != null) {
            panel.begin(fault.fault(), fault.amount());
        }
    }

    private FaultCourse course(FaultCase fault, FaultPanel panel, Camera record, Runnable cut) throws Exception {
        String id = record.getCameraId();
        Instant begun = clock.instant();
        yard.put(record);
        if (!fault.fromStart()) {
            requireFrames(yard, id, START_LIMIT);
            begun = clock.instant();
            begin(fault, panel);
        }
        if (fault.cut()) {
            cut.run();
        }
        yard.witness().await(id, fault.lasts(), seen -> false);
        Instant over = clock.instant();
        if (fault.fault() != null) {
            panel.end(fault.fault());
        }
        boolean cameBack = yard.witness().await(id, RECOVERY_LIMIT, seen -> streamsSince(seen, over));
        return new FaultCourse(yard.witness().of(id), begun, over, fault.fromStart(), cameBack);
    }

    static boolean streamsSince(Sighting seen, Instant over) {
        return last(seen) == CameraState.STREAMING
                && seen.frames().stream()
                                .filter(frame -> frame.capturedAt().isAfter(over))
                                .count()
                        >= ENOUGH_FRAMES;
    }

    private static CameraState last(Sighting seen) {
        int count = seen.statuses().size();
        return count == 0 ? CameraState.UNKNOWN : seen.statuses().get(count - 1).getState();
    }

    private static void requireFrames(Yard yard, String id, Duration limit) throws InterruptedException {
        if (!yard.witness().await(id, limit, seen -> seen.frames().size() >= ENOUGH_FRAMES)) {
            throw new IllegalStateException("camera " + id + " gave no frames before its fault: "
                    + yard.witness().of(id).statuses());
        }
    }

    static Camera.Builder record(String id, FaultyCamera camera) {
        return Camera.newBuilder()
                .setCameraId(id)
                .setName(id)
                .setUrl(camera.url())
                .setFramesPerSecond(FaultResult.FRAMES_PER_SECOND)
                .setConnectTimeoutMs(FaultResult.STALL.toMillis())
                .setStallTimeoutMs(FaultResult.STALL.toMillis());
    }

    @Override
    public void close() {
        other.close();
    }
}
