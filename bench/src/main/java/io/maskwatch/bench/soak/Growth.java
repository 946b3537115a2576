package io.maskwatch.bench.soak;

import io.maskwatch.bench.soak.measure.Sample;
import io.maskwatch.bench.soak.measure.Trend;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * How one figure changed once the process was warm. Two standard errors on either side of its line are taken for what it may
 * be: the goal is reached or missed only where all of that lies on one side of it, so that noise does not pass
 * for a process that holds no more than before.
 *
 * @param name of the figure
 * @param unit of it, or nothing
 * @param trend through its values
 * @param last its last value
 */
record Growth(String name, String unit, Trend trend, double last) {
    /** What is known of the goal. */
    enum Verdict {
        /** It grows by no more than is allowed. */
        REACHED("reached"),
        /** It grows by more. */
        MISSED("missed"),
        /** Its noise hides which; a longer run tells. */
        UNTOLD("cannot be told");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** Of all figures, over looks that are to be judged, at least three; of latency only where anything was analysed. */
    static List<Growth> of(List<Sample> samples) {
        List<Growth> growths = new ArrayList<>(List.of(
                of("resident memory", "MB", samples, sample -> sample.holdings().residentMb()),
                of(
                        "heap after a collection",
                        "MB",
                        samples,
                        sample -> sample.holdings().heapMb()),
                of(
                        "memory beside the heap",
                        "MB",
                        samples,
                        sample -> sample.holdings().otherMb()),
                of("threads", "", samples, sample -> sample.holdings().threads()),
                of("handles", "", samples, sample -> sample.holdings().handles())));
        if (samples.stream().anyMatch(sample -> sample.analysed() > 0)) {
            growths.add(of("latency, median", "ms", samples, Sample::latencyMs));
            growths.add(of("latency, 95th percentile", "ms", samples, Sample::latencyP95Ms));
        }
        return growths;
    }

    private static Growth of(String name, String unit, List<Sample> samples, ToDoubleFunction<Sample> figure) {
        double[] values = samples.stream().mapToDouble(figure).toArray();
        double[] hours = samples.stream().mapToDouble(Sample::hours).toArray();
        return new Growth(name, unit, Trend.of(hours, values), values[values.length - 1]);
    }

    Verdict verdict() {
        if (trend.percentPerHour() - noise() > SoakPlan.GOAL_PERCENT) {
            return Verdict.MISSED;
        }
        return trend.percentPerHour() + noise() <= SoakPlan.GOAL_PERCENT ? Verdict.REACHED : Verdict.UNTOLD;
    }

    /** What is not as it should be; nothing if the goal is reached. */
    Optional<String> problem() {
        return switch (verdict()) {
            case REACHED -> Optional.empty();
            case MISSED -> Optional.of(name + " grows by more than " + SoakPlan.GOAL_PERCENT + " % an hour");
            case UNTOLD ->
                Optional.of(String.format(
                        Locale.ROOT,
                        "whether %s grows by more than %s %% an hour cannot be told: %+.2f %%, within %.2f on either side",
                        name,
                        SoakPlan.GOAL_PERCENT,
                        trend.percentPerHour(),
                        noise()));
        };
    }

    private double noise() {
        return 2 * trend.percentError();
    }
}
