package io.maskwatch.bench.detector;

import io.maskwatch.bench.Pause;
import io.maskwatch.bench.detector.ScaleStep.Departure;
import io.maskwatch.bench.detector.ScaleStep.Move;
import io.maskwatch.bench.detector.kafka.DetectorRig;
import io.maskwatch.bench.detector.kafka.SteadyLoad;
import io.maskwatch.bench.detector.kafka.WatchedWorker;
import io.maskwatch.detector.DetectorConfig;
import io.maskwatch.runtime.ClosingStack;
import io.maskwatch.schemas.Frame;
import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.Outcome;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Workers that come to, and go from, a group whose cameras send more than all of them can look at. For one thread.
 * Closing it stops the load and the workers.
 */
final class ScaleCampaign implements AutoCloseable {
    private static final Duration ARRIVAL_LIMIT = Duration.ofMinutes(2);
    private static final String GROUP = "bench-scale";

    private final ScaleSetup setup;
    private final DetectorRig rig;
    private final Consumer<String> progress;
    private final List<String> cameras;
    private final DetectorConfig config;
    private final List<WatchedWorker> everStarted = new ArrayList<>();
    private final Deque<WatchedWorker> workers = new ArrayDeque<>();
    private final ClosingStack closing = new ClosingStack();
    private double alonePerSecond;
    private long returnedBefore;

    ScaleCampaign(ScaleSetup setup, DetectorRig rig, SceneJpegs jpegs, Consumer<String> progress) throws Exception {
        this.setup = setup;
        this.rig = rig;
        this.progress = progress;
        this.cameras = setup.evenlySpread();
        this.config = Workers.inGroup(DetectorConfig.defaults(), GROUP);
        rig.skipFrames(GROUP);
        closing.push(() -> workers.forEach(WatchedWorker::close));
        closing.push(new SteadyLoad(rig, cameras, setup.cameraPerSecond(), frame -> pictured(frame, jpegs)));
    }

    /** Puts a picture of the scene into a frame. */
    static Frame.Builder pictured(Frame.Builder frame, SceneJpegs jpegs) {
        byte[] jpeg = jpegs.pictures()
                .get((int) (frame.getSequence() % jpegs.pictures().size()));
        return frame.setJpeg(ByteBuffer.wrap(jpeg))
                .setWidthPx(jpegs.widthPx())
                .setHeightPx(jpegs.heightPx())
                .setSourceWidthPx(jpegs.widthPx())
                .setSourceHeightPx(jpegs.heightPx())
                .setDetectAtPx(jpegs.widthPx());
    }

    /** Lets workers come until there are so many, and measures what they do together. */
    ScaleStep grow(int count) throws InterruptedException {
        int first = rig.outcomes().size();
        Instant begun = now();
        List<WatchedWorker> come = new ArrayList<>();
        while (workers.size() < count) {
            WatchedWorker worker =
                    rig.start("worker-" + (workers.size() + 1), config, () -> FixedCost.of(setup.cost()));
            everStarted.add(worker);
            workers.add(worker);
            come.add(worker);
        }
        List<Duration> firstLooks = new ArrayList<>();
        for (WatchedWorker worker : come) {
            FrameOutcome look = rig.outcomes()
                    .await(first, outcome -> by(worker, outcome), 1, ARRIVAL_LIMIT)
                    .get(0);
            firstLooks.add(Duration.between(worker.startedAt(), look.getDecidedAt()));
        }
        Looks steady = rest();
        if (alonePerSecond == 0) {
            alonePerSecond = steady.perSecond() / count;
        }
        double efficiency = steady.perSecond() / (count * alonePerSecond);
        progress.accept("%d workers: %.1f frames/s, %.2f of %d times the first"
                .formatted(count, steady.perSecond(), efficiency, count));
        return new ScaleStep(count, steady.perSecond(), efficiency, firstLooks, move(first, begun));
    }

    /** What the cameras get for as long as nothing is changed. */
    Looks rest() throws InterruptedException {
        Instant from = now();
        int first = rig.outcomes().size();
        Pause.of(setup.span());
        Instant to = now();
        return Looks.within(from, to, cameras, rig.outcomes().from(first, outcome -> true));
    }

    /** One more worker than there are partitions; how many frames it was given. */
    long surplus() throws InterruptedException {
        try (WatchedWorker worker = rig.start("worker-surplus", config, () -> FixedCost.of(setup.cost()))) {
            Looks looks = rest();
            progress.accept("one worker more than partitions: %.1f frames/s, it was given %d of them"
                    .formatted(looks.perSecond(), worker.polled()));
            return worker.polled();
        }
    }

    /** Tells the worker that came last to stop. */
    Departure shrink() throws InterruptedException {
        int first = rig.outcomes().size();
        Instant begun = now();
        WatchedWorker leaving = workers.removeLast();
        Duration took = leaving.stop();
        rest();
        Departure departure = new Departure(workers.size(), took, move(first, begun));
        progress.accept("%d workers are left: one stopped within %.1f s, no camera waited longer than %.1f s"
                .formatted(
                        workers.size(), took.toMillis() / 1e3, departure.move().longestGapSeconds()));
        return departure;
    }

    private Move move(int first, Instant begun) {
        Looks looks = Looks.within(begun, now(), cameras, rig.outcomes().from(first, outcome -> true));
        long returned = everStarted.stream().mapToLong(WatchedWorker::returned).sum();
        long now = returned - returnedBefore;
        returnedBefore = returned;
        return new Move(now, looks.repeated(), looks.longestGapSeconds());
    }

    private static boolean by(WatchedWorker worker, FrameOutcome outcome) {
        return outcome.getOutcome() == Outcome.ANALYSED && outcome.getWorkerId().equals(worker.id());
    }

    private static Instant now() {
        return InstantSource.system().instant();
    }

    @Override
    public void close() {
        closing.close();
    }
}
