package io.maskwatch.bench.viewers;

import io.maskwatch.bench.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** All phases so far, and what is demanded of them. For one thread. */
final class ViewersFigures {
    /** Least share of published frames whose picture is to arrive. */
    static final double LEAST_SHARE = 0.9;
    /** Most by which fewer frames may be analysed while somebody watches. */
    static final double MOST_DROP = 0.1;

    private final ViewersPlan plan;
    private final List<PhaseResult> phases = new ArrayList<>();
    private boolean stuckHungUp;

    ViewersFigures(ViewersPlan plan) {
        this.plan = plan;
    }

    void add(PhaseResult phase) {
        phases.add(phase);
    }

    void stuckHungUp(boolean hungUp) {
        stuckHungUp = hungUp;
    }

    ViewersPlan plan() {
        return plan;
    }

    List<PhaseResult> phases() {
        return List.copyOf(phases);
    }

    /** Whether the viewer who read nothing was hung up on. */
    boolean stuckHungUp() {
        return stuckHungUp;
    }

    Spread spread(Audience audience, ToDoubleFunction<PhaseResult> figure) {
        return Spread.of(of(audience), figure);
    }

    /** Over all phases with that audience. */
    List<CameraCount> cameras(Audience audience) {
        return of(audience).isEmpty()
                ? List.of()
                : of(audience).get(0).cameras().stream()
                        .map(camera -> sum(audience, camera.cameraId()))
                        .toList();
    }

    /** Share of published frames whose picture arrived, of the camera of which fewest did. */
    double leastShare(Audience audience) {
        return cameras(audience).stream()
                .mapToDouble(CameraCount::arrivedShare)
                .min()
                .orElse(0);
    }

    /** By how much fewer frames were analysed while somebody watched; below 0 where more were. */
    double drop() {
        double without = spread(Audience.NOBODY, PhaseResult::analysedPerSecond).median();
        double with = spread(Audience.VIEWERS, PhaseResult::analysedPerSecond).median();
        return without == 0 ? 1 : 1 - with / without;
    }

    /** The age below or at which that share of the pictures was when it arrived, in milliseconds; 0 if none did. */
    long ageMs(Audience audience, double share) {
        List<Long> ages = of(audience).stream()
                .flatMap(phase -> phase.agesMs().stream())
                .sorted()
                .toList();
        return ages.isEmpty() ? 0 : ages.get(Math.max(0, (int) Math.ceil(share * ages.size()) - 1));
    }

    /** What was missed of what is demanded. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (Audience audience : List.of(Audience.VIEWERS, Audience.STUCK_TOO)) {
            if (leastShare(audience) < LEAST_SHARE) {
                problems.add("fewer than %.0f %% of the pictures of a camera arrived (%s)"
                        .formatted(100 * LEAST_SHARE, audience.words()));
            }
        }
        if (drop() >= MOST_DROP) {
            problems.add("watching cost %.0f %% or more of the frames analysed".formatted(100 * MOST_DROP));
        }
        if (!stuckHungUp) {
            problems.add("a viewer who reads nothing was not hung up on");
        }
        return problems;
    }

    private List<PhaseResult> of(Audience audience) {
        return phases.stream().filter(phase -> phase.audience() == audience).toList();
    }

    private CameraCount sum(Audience audience, String cameraId) {
        return of(audience).stream()
                .flatMap(phase -> phase.cameras().stream())
                .filter(camera -> camera.cameraId().equals(cameraId))
                .reduce(
                        new CameraCount(cameraId, 0, 0, 0, 0),
                        (sum, one) -> new CameraCount(
                                cameraId,
                                sum.published() + one.published(),
                                sum.analysed() + one.analysed(),
                                sum.arrived() + one.arrived(),
                                sum.leastArrived() + one.leastArrived()));
    }
}
