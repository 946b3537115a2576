package io.maskwatch.bench.people;

import io.maskwatch.bench.people.measure.Recording;
import io.maskwatch.bench.people.measure.Recording.Followed;
import io.maskwatch.bench.people.measure.Recording.Frame;
import io.maskwatch.bench.people.noise.MeasuredModel;
import io.maskwatch.bench.people.noise.NoisyDetector;
import io.maskwatch.bench.people.truth.Area;
import io.maskwatch.bench.people.truth.SceneKind;
import io.maskwatch.bench.people.truth.Sight;
import io.maskwatch.bench.people.truth.View;
import io.maskwatch.bench.people.truth.World;
import io.maskwatch.schemas.Detection;
import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.Outcome;
import io.maskwatch.schemas.OutcomeReason;
import io.maskwatch.sink.camera.Told.Fate;
import io.maskwatch.sink.state.Track;
import io.maskwatch.sink.verdict.Judge;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** One scene at one rate of frames, through the sink's step. Used once, by one thread. */
final class SceneRun {
    private static final double HEARTBEAT_SECONDS = 5;
    /** The end of a run: long enough for the last window to become final. */
    private static final double AFTERMATH_SECONDS = 120;

    private final SceneKind kind;
    private final World world;
    private final long seed;
    private final double seconds;
    private final Random random;
    private final NoisyDetector detector;
    private final SteppedCamera camera = new SteppedCamera();
    private final Outcomes outcomes;
    private final List<Frame> frames = new ArrayList<>();
    private final Deque<Delayed> late = new ArrayDeque<>();
    private double heartbeatAt;

    /** A frame that comes after a later one. */
    private record Delayed(FrameOutcome outcome, double appendedAt) {}

    SceneRun(SceneKind kind, World world, long seed) {
        this.kind = kind;
        this.world = world;
        this.seed = seed;
        this.seconds = world.seconds();
        this.random = new Random(~seed);
        this.detector = new NoisyDetector(world, seed + 7);
        this.outcomes = new Outcomes(world.view());
    }

    Recording run(double framesPerSecond) {
        double at = random.nextDouble() / framesPerSecond;
        while (at < seconds) {
            double taken = at;
            if (kind.frozen(seed, seconds).stream().noneMatch(span -> span.contains(taken))) {
                picture(at);
            }
            if (at >= heartbeatAt) {
                camera.heartbeat(at);
                heartbeatAt += HEARTBEAT_SECONDS;
            }
            at += (0.85 + 0.3 * random.nextDouble()) / framesPerSecond;
        }
        for (double after = 1; after < AFTERMATH_SECONDS; after++) {
            camera.heartbeat(seconds + after);
        }
        return new Recording(world, SteppedCamera.START_MS, frames, camera.finals(), camera.alerts());
    }

    StepTimes cost() {
        return camera.cost();
    }

    private void picture(double at) {
        if (random.nextDouble() < kind.shedShare()) {
            camera.outcome(outcomes.shed(at), at);
            return;
        }
        List<Sight> sights = world.sights(at);
        FrameOutcome outcome = outcomes.analysed(at, detector.look(sights, at));
        if (random.nextDouble() < kind.disorder()) {
            late.add(new Delayed(outcome, at + 1));
            return;
        }
        tell(outcome, at, sights);
        if (random.nextDouble() < kind.disorder()) {
            camera.outcome(outcome, at + 0.1);
        }
        for (Delayed next = late.peek(); next != null && next.appendedAt() <= at; next = late.peek()) {
            camera.outcome(late.remove().outcome(), at + 0.1);
        }
    }

    private void tell(FrameOutcome outcome, double at, List<Sight> sights) {
        if (camera.outcome(outcome, at) != Fate.TRACKED) {
            throw new IllegalStateException("A frame in order was not tracked");
        }
        List<Sight> truth = sights.stream()
                .filter(sight -> sight.visible() > 0)
                .map(sight -> new Sight(sight.visit(), View.within(sight.box()), sight.visible(), sight.mask()))
                .toList();
        List<Followed> followed = camera.memory().getTracks().stream()
                .filter(track -> track.getConfirmed() && track.getSequence() == outcome.getSequence())
                .map(SceneRun::followed)
                .toList();
        frames.add(new Frame(at, truth, followed));
    }

    private static Followed followed(Track track) {
        Area box = new Area(
                track.getLeft() * View.WIDTH_PX,
                track.getTop() * View.HEIGHT_PX,
                track.getWidth() * View.WIDTH_PX,
                track.getHeight() * View.HEIGHT_PX);
        return new Followed(track.getNumber(), box, Judge.held(track));
    }

    /** Makes the outcomes of a camera session. */
    private static final class Outcomes {
        private final View view;
        private long sequence;

        Outcomes(View view) {
            this.view = view;
        }

        FrameOutcome shed(double at) {
            return SteppedCamera.frame(++sequence, at)
                    .setOutcome(Outcome.SHED)
                    .setReason(OutcomeReason.OVERLOAD)
                    .build();
        }

        FrameOutcome analysed(double at, List<Detection> detections) {
            boolean truncated = detections.size() >= MeasuredModel.MOST_BOXES;
            return SteppedCamera.frame(++sequence, at)
                    .setOutcome(Outcome.ANALYSED)
                    .setDetections(
                            detections.stream().limit(MeasuredModel.MOST_BOXES).toList())
                    .setTruncated(truncated)
                    .setModel(SteppedCamera.model(view.inputPx()))
                    .build();
        }
    }
}
