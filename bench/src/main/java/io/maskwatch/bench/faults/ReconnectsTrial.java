package io.maskwatch.bench.faults;

import io.maskwatch.bench.faults.kafka.Yard;
import io.maskwatch.bench.faults.measure.Sighting;
import io.maskwatch.bench.faults.measure.Vitals;
import io.maskwatch.ingest.IngestConfig;
import io.maskwatch.runtime.ClosingStack;
import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.simulator.main.FaultyCamera;
import io.maskwatch.simulator.main.FaultyCameraOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Cuts the connections of some cameras again and again, and looks at what that leaves behind. For one thread. */
final class ReconnectsTrial {
    private static final String NAME = "reconnects";
    private static final int CAMERAS = 8;
    private static final int WARM_UP = 15;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private ReconnectsTrial() {}

    static String name() {
        return NAME;
    }

    /**
     * Runs it, on a broker of its own.
     *
     * @param reconnects how many, all cameras together
     */
    static ReconnectsResult run(Path folder, int reconnects) throws Exception {
        try (Yard yard = Yard.open(folder, hasty());
                ClosingStack opened = new ClosingStack()) {
            Map<String, FaultyCamera> cameras = new LinkedHashMap<>();
            for (int number = 0; number < CAMERAS; number++) {
                String id = "camera-" + number;
                FaultyCamera camera = opened.push(FaultyCamera.start(FaultyCameraOptions.small(id)));
                cameras.put(id, camera);
                yard.put(FaultTrial.record(id, camera).build());
            }
            rounds(yard, cameras, 1, WARM_UP);
            Vitals before = Vitals.now();
            int rounds = (reconnects + CAMERAS - 1) / CAMERAS;
            rounds(yard, cameras, WARM_UP + 1, WARM_UP + rounds / 2);
            Vitals midway = Vitals.now();
            rounds(yard, cameras, WARM_UP + rounds / 2 + 1, WARM_UP + rounds);
            return new ReconnectsResult((long) rounds * CAMERAS, before, midway, Vitals.now());
        }
    }

    private static void rounds(Yard yard, Map<String, FaultyCamera> cameras, int first, int last)
            throws InterruptedException {
        for (int round = first; round <= last; round++) {
            awaitReconnects(yard, cameras, round - 1);
            cameras.values().forEach(FaultyCamera::disconnect);
        }
        awaitReconnects(yard, cameras, last);
    }

    private static void awaitReconnects(Yard yard, Map<String, FaultyCamera> cameras, int count)
            throws InterruptedException {
        for (String id : cameras.keySet()) {
            if (!yard.witness().await(id, LIMIT, seen -> streamsFor(seen, count))) {
                throw new IllegalStateException("camera " + id + " did not come back for the " + count + "th time");
            }
            yard.witness().forget(id);
        }
    }

    private static boolean streamsFor(Sighting seen, int reconnects) {
        int count = seen.statuses().size();
        if (count == 0) {
            return false;
        }
        CameraStatus last = seen.statuses().get(count - 1);
        return last.getState() == CameraState.STREAMING && last.getReconnects() >= reconnects;
    }

    /** The usual settings, but for pauses that let a thousand reconnects be seen. */
    private static IngestConfig hasty() {
        IngestConfig usual = IngestConfig.defaults();
        return new IngestConfig(
                usual.sessionTimeout(),
                Duration.ofMillis(500),
                Duration.ofMillis(10),
                Duration.ofMillis(50),
                usual.stableAfter(),
                usual.stopTimeout(),
                usual.probeDuration(),
                usual.framesInFlight(),
                usual.maxFrameBytes(),
                usual.deliveryTimeout(),
                usual.bufferMegabytes(),
                usual.decoderThreads(),
                usual.secretsFolder());
    }
}
