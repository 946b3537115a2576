package io.maskwatch.bench.soak;

import io.maskwatch.bench.soak.measure.Sample;
import java.util.ArrayList;
import java.util.List;

/**
 * What was seen.
 *
 * @param plan what was watched
 * @param samples every look
 * @param growths of those after the warm-up
 * @param lost frames that nothing is known of at its end
 */
record SoakFigures(SoakPlan plan, List<Sample> samples, List<Growth> growths, long lost) {
    private static final double LEAST_SHARE_ANALYSED = 0.5;

    SoakFigures {
        samples = List.copyOf(samples);
        growths = List.copyOf(growths);
    }

    static SoakFigures of(SoakPlan plan, List<Sample> samples, long lost) {
        List<Sample> judged = samples.stream()
                .filter(sample -> sample.hours() >= plan.warmHours())
                .toList();
        return new SoakFigures(plan, samples, Growth.of(judged), lost);
    }

    /** What is not as it should be; none if all is well. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        growths.stream()
                .filter(Growth::tooMuch)
                .forEach(growth ->
                        problems.add(growth.name() + " grows by more than " + SoakPlan.GOAL_PERCENT + " % an hour"));
        double wanted = plan.cameras() * plan.framesPerSecond() * plan.every().toMillis() / 1e3;
        long idle = samples.stream()
                .filter(sample -> sample.hours() >= plan.warmHours())
                .filter(sample -> sample.analysed() < LEAST_SHARE_ANALYSED * wanted)
                .count();
        if (idle > 0) {
            problems.add("in %d looks fewer than half of the frames had been analysed".formatted(idle));
        }
        if (lost != 0) {
            problems.add(lost + " frames were lost");
        }
        return problems;
    }
}
