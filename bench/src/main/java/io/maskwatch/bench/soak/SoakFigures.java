package io.maskwatch.bench.soak;

import io.maskwatch.bench.soak.measure.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was seen.
 *
 * @param plan what was watched
 * @param samples every look
 * @param growths of those after the warm-up; none where they are too few for a line
 * @param lost frames that nothing is known of at its end; null if it left no account
 * @param troubles what went wrong with the process itself, in words
 */
record SoakFigures(
        SoakPlan plan,
        List<Sample> samples,
        List<Growth> growths,
        @Nullable Long lost,
        List<String> troubles) {
    private static final double LEAST_SHARE_ANALYSED = 0.5;
    private static final int LEAST_LOOKS = 3;

    SoakFigures {
        samples = List.copyOf(samples);
        growths = List.copyOf(growths);
        troubles = List.copyOf(troubles);
    }

    static SoakFigures of(SoakPlan plan, List<Sample> samples, @Nullable Long lost, List<String> troubles) {
        List<Sample> judged = judged(plan, samples);
        List<Growth> growths = judged.size() < LEAST_LOOKS ? List.of() : Growth.of(judged);
        return new SoakFigures(plan, samples, growths, lost, troubles);
    }

    /** What is not as it should be; none if all is well, and known to be. */
    List<String> problems() {
        List<String> problems = new ArrayList<>(troubles);
        List<Sample> judged = judged(plan, samples);
        if (growths.isEmpty()) {
            problems.add("%d looks after the warm-up are too few to judge growth".formatted(judged.size()));
        }
        growths.stream().map(Growth::problem).flatMap(Optional::stream).forEach(problems::add);
        double wanted = plan.cameras() * plan.framesPerSecond() * plan.every().toMillis() / 1e3;
        long idle = judged.stream()
                .filter(sample -> sample.analysed() < LEAST_SHARE_ANALYSED * wanted)
                .count();
        if (idle > 0) {
            problems.add("in %d looks fewer than half of the frames had been analysed".formatted(idle));
        }
        if (lost == null) {
            problems.add("whether frames were lost is not known");
        } else if (lost != 0) {
            problems.add(lost + " frames were lost");
        }
        return problems;
    }

    private static List<Sample> judged(SoakPlan plan, List<Sample> samples) {
        return samples.stream()
                .filter(sample -> sample.hours() >= plan.warmHours())
                .toList();
    }
}
