package io.maskwatch.bench.ingest;

import io.maskwatch.app.broker.FreePort;
import io.maskwatch.bench.Pause;
import io.maskwatch.bench.ingest.kafka.IngestRig;
import io.maskwatch.bench.ingest.kafka.StatusLog;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.Topics;
import io.maskwatch.simulator.main.FilmCameras;
import io.maskwatch.simulator.stream.Film;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Many cameras that have next to nothing to say, on one worker: a third is disabled, a third refuses connections, a third
 * sends a small picture every ten seconds. Stateless.
 */
final class IdleTrial {
    private static final int KINDS = 3;
    private static final Duration TOLD_LIMIT = Duration.ofMinutes(5);
    private static final Duration SETTLING = Duration.ofSeconds(40);
    private static final long STALL_MS = 60_000;
    private static final double QUIET_PER_SECOND = 0.1;
    private static final int WIDTH_PX = 320;
    private static final int HEIGHT_PX = 180;

    /** States in which what the camera does has been told. */
    private static final Set<CameraState> TOLD =
            Set.of(CameraState.DISABLED, CameraState.BACKING_OFF, CameraState.STREAMING);

    private IdleTrial() {}

    /**
     * Measures it.
     *
     * @param folder an empty one
     * @param span of the measurement, once all were told and pauses between attempts have grown
     */
    static IdleResult run(int cameras, Duration span, Path folder) throws IOException {
        Film film = FilmCameras.film(1, WIDTH_PX, HEIGHT_PX, 1, Duration.ofSeconds(2))
                .at(QUIET_PER_SECOND);
        try (FilmCameras quiet = FilmCameras.start(film, (cameras + KINDS - 1) / KINDS);
                IngestRig rig = new IngestRig(folder);
                StatusLog statuses = rig.statuses();
                IngestProcess worker = IngestProcess.start(folder, rig.bootstrapServers())) {
            ProcessCost empty = worker.cost();
            long begun = System.nanoTime();
            rig.put(cameras(cameras, quiet.urls()));
            Pause.until(() -> told(statuses) >= cameras - quiet.urls().size(), TOLD_LIMIT, "That most were told");
            double mostTold = secondsSince(begun);
            Pause.until(() -> told(statuses) == cameras, TOLD_LIMIT, "That all cameras were told");
            double told = secondsSince(begun);
            double startCpu = worker.cost().cpuSecondsSince(empty);
            Pause.of(SETTLING);
            StatusLog.Traffic trafficBefore = statuses.traffic();
            long storedBefore = rig.stored(Topics.CAMERA_STATUS);
            ProcessCost before = worker.cost();
            long from = System.nanoTime();
            Pause.of(span);
            ProcessCost after = worker.cost();
            double seconds = secondsSince(from);
            StatusLog.Traffic traffic = statuses.traffic().since(trafficBefore);
            return new IdleResult(
                    cameras,
                    mostTold,
                    told,
                    startCpu,
                    empty,
                    after,
                    after.cpuSecondsSince(before) / seconds,
                    traffic.records() / seconds,
                    traffic.bytes() / seconds,
                    (rig.stored(Topics.CAMERA_STATUS) - storedBefore) / seconds,
                    counts(statuses));
        }
    }

    private static List<Camera> cameras(int count, List<String> quiet) {
        String closed = "rtsp://127.0.0.1:" + FreePort.any() + "/none";
        List<Camera> cameras = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            int kind = number % KINDS;
            cameras.add(Camera.newBuilder()
                    .setCameraId("idle-" + number)
                    .setName("")
                    .setUrl(kind == 2 ? quiet.get(number / KINDS) : closed)
                    .setStallTimeoutMs(STALL_MS)
                    .setConnectTimeoutMs(STALL_MS)
                    .setEnabled(kind != 0)
                    .build());
        }
        return cameras;
    }

    private static long told(StatusLog statuses) {
        return statuses.states().values().stream().filter(TOLD::contains).count();
    }

    private static Map<String, Integer> counts(StatusLog statuses) {
        Map<String, Integer> counts = new TreeMap<>();
        statuses.states().values().forEach(state -> counts.merge(state.name(), 1, Integer::sum));
        return counts;
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
