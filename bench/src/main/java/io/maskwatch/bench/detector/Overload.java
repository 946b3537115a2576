package io.maskwatch.bench.detector;

import io.maskwatch.bench.Pause;
import io.maskwatch.bench.detector.kafka.DetectorRig;
import io.maskwatch.bench.detector.kafka.SteadyLoad;
import io.maskwatch.bench.detector.kafka.WatchedWorker;
import io.maskwatch.detector.DetectorConfig;
import io.maskwatch.runtime.ClosingStack;
import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * One worker whose cameras send five times what it can look at.
 *
 * @param offeredPerSecond frames a second, of all cameras
 * @param looks what came of them
 */
record Overload(double offeredPerSecond, Looks looks) {
    private static final int TIMES_TOO_MUCH = 5;
    private static final int CAMERAS = 10;
    private static final Duration ARRIVAL_LIMIT = Duration.ofMinutes(2);
    private static final String GROUP = "bench-overload";

    static Overload run(ScaleSetup setup, DetectorRig rig, SceneJpegs jpegs) throws Exception {
        List<String> cameras = new ArrayList<>();
        for (int i = 1; i <= CAMERAS; i++) {
            cameras.add("crowded-" + i);
        }
        double offered = TIMES_TOO_MUCH * setup.workerPerSecond();
        rig.skipFrames(GROUP);
        int first = rig.outcomes().size();
        DetectorConfig config = Workers.inGroup(DetectorConfig.defaults(), GROUP);
        try (ClosingStack closing = new ClosingStack()) {
            WatchedWorker worker = closing.push(rig.start("overloaded", config, () -> FixedCost.of(setup.cost())));
            closing.push(
                    new SteadyLoad(rig, cameras, offered / CAMERAS, frame -> ScaleCampaign.pictured(frame, jpegs)));
            rig.outcomes().await(first, outcome -> shedBy(worker, outcome), CAMERAS, ARRIVAL_LIMIT);
            int settled = rig.outcomes().size();
            Instant from = InstantSource.system().instant();
            Pause.of(setup.span().multipliedBy(2));
            Instant to = InstantSource.system().instant();
            return new Overload(
                    offered, Looks.within(from, to, cameras, rig.outcomes().from(settled, outcome -> true)));
        }
    }

    private static boolean shedBy(WatchedWorker worker, FrameOutcome outcome) {
        return outcome.getOutcome() == Outcome.SHED && outcome.getWorkerId().equals(worker.id());
    }
}
