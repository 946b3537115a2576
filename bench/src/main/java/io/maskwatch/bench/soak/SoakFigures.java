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
    SoakFigures {
        samples = List.copyOf(samples);
        growths = List.copyOf(growths);
    }

    static SoakFigures of(SoakPlan plan, List<Sample> samples, long lost) {
        double warmHours = plan.warmUp().toMillis() / 3_600_000.0;
        List<Sample> judged =
                samples.stream().filter(sample -> sample.hours() >= warmHours).toList();
        return new SoakFigures(plan, samples, Growth.of(judged), lost);
    }

    /** What is not as it should be; none if all is well. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        growths.stream()
                .filter(Growth::tooMuch)
                .forEach(growth ->
                        problems.add(growth.name() + " grows by more than " + SoakPlan.GOAL_PERCENT + " % an hour"));
        if (lost != 0) {
            problems.add(lost + " frames were lost");
        }
        return problems;
    }
}
