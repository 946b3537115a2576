package io.maskwatch.bench.soak.measure;

import java.util.List;

/**
 * One look at the process.
 *
 * @param hours since the cameras were described
 * @param holdings what it held
 * @param analysed frames analysed since the look before
 * @param shed frames shed since then
 * @param latencyMs from the capture of those analysed to their result in another process: median; 0 if there were none
 * @param latencyP95Ms the same at the 95th percentile
 */
public record Sample(double hours, Holdings holdings, int analysed, int shed, double latencyMs, double latencyP95Ms) {
    /**
     * A look, with the latencies' quantiles.
     *
     * @param latencies of the frames analysed since the look before, in ms
     */
    public static Sample of(double hours, Holdings holdings, int shed, List<Long> latencies) {
        List<Long> sorted = latencies.stream().sorted().toList();
        return new Sample(hours, holdings, sorted.size(), shed, at(sorted, 0.5), at(sorted, 0.95));
    }

    private static double at(List<Long> sorted, double share) {
        return sorted.isEmpty() ? 0 : sorted.get((int) (share * (sorted.size() - 1)));
    }
}
