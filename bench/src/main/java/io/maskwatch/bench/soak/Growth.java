package io.maskwatch.bench.soak;

import io.maskwatch.bench.soak.measure.Sample;
import io.maskwatch.bench.soak.measure.Trend;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How one figure changed once the process was warm.
 *
 * @param name of the figure
 * @param unit of it, or nothing
 * @param trend through its values
 * @param last its last value
 */
record Growth(String name, String unit, Trend trend, double last) {
    /** Of all figures, over looks that are to be judged; at least three. */
    static List<Growth> of(List<Sample> samples) {
        return List.of(
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
                of("handles", "", samples, sample -> sample.holdings().handles()),
                of("latency, median", "ms", samples, Sample::latencyMs),
                of("latency, 95th percentile", "ms", samples, Sample::latencyP95Ms));
    }

    private static Growth of(String name, String unit, List<Sample> samples, ToDoubleFunction<Sample> figure) {
        double[] values = samples.stream().mapToDouble(figure).toArray();
        double[] hours = samples.stream().mapToDouble(Sample::hours).toArray();
        return new Growth(name, unit, Trend.of(hours, values), values[values.length - 1]);
    }

    /** Whether it grows by more than is allowed, beyond what its own noise explains (two standard errors). */
    boolean tooMuch() {
        return trend.percentPerHour() - 2 * trend.percentError() > SoakPlan.GOAL_PERCENT;
    }
}
