package io.maskwatch.app.capacity.measure;

import io.maskwatch.app.capacity.measure.CapacityTrial.Result;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Finds how many cameras get what they ask for: more and more of them, or fewer and fewer, from a guess on.
 *
 * @param tried what came of each number, in order; at least one
 */
public record CapacitySearch(List<Result> tried) {
    private static final double STEP = 0.12;

    public CapacitySearch {
        tried = List.copyOf(tried);
    }

    /**
     * Tries until one number was enough and the next one too many, or there is no other.
     *
     * @param guess somewhat below which it starts
     * @param most cameras that can be tried
     * @param trial runs so many cameras
     */
    public static CapacitySearch run(double guess, int most, IntFunction<Result> trial) {
        int step = (int) Math.max(1, Math.round(guess * STEP));
        int cameras = (int) Math.max(1, Math.min(most, Math.floor(guess) - step));
        List<Result> tried = new ArrayList<>();
        Result result = trial.apply(cameras);
        tried.add(result);
        boolean upwards = result.enough();
        while (result.enough() == upwards && (upwards ? cameras < most : cameras > 1)) {
            cameras = upwards ? Math.min(most, cameras + step) : Math.max(1, cameras - step);
            result = trial.apply(cameras);
            tried.add(result);
        }
        return new CapacitySearch(tried);
    }

    /** As many cameras as got all that they asked for; between two numbers, what the larger one got counts. */
    public double reached() {
        double enough = tried.stream()
                .filter(Result::enough)
                .mapToDouble(Result::cameras)
                .max()
                .orElse(0);
        return Math.max(enough, full().served());
    }

    /** The least number that was too many, or else the greatest that was not: where the machine is full. */
    public Result full() {
        return tried.stream()
                .filter(result -> !result.enough())
                .min(Comparator.comparing(Result::cameras))
                .orElse(tried.get(tried.size() - 1));
    }
}
