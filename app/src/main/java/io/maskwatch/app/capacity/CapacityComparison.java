package io.maskwatch.app.capacity;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What was computed beside what a real run reached.
 *
 * @param computed for the cores that other programs left, with the simulation of the cameras counted in
 * @param reached cameras that got all the frames they asked for
 * @param otherCores what other programs took of the machine; a fair trial needs it to be small
 */
public record CapacityComparison(double computed, double reached, double otherCores) {
    private static final double TOLERATED = 0.15;

    /** How far the computed number is off, as a share of the reached one; positive where it promises too much. */
    public double deviation() {
        return computed / reached - 1;
    }

    /** Whether it is within 15 %. */
    public boolean holds() {
        return Math.abs(deviation()) <= TOLERATED;
    }

    /** In words. */
    public String line() {
        return "Tried: %.1f cameras got all their frames, %.1f were computed for the cores that others (%.2f) and the simulation left: %+.0f %%%s"
                .formatted(
                        reached,
                        computed,
                        otherCores,
                        100 * deviation(),
                        holds() ? "." : ", more than the 15 % wanted.");
    }

    /** Adds the same to a report. */
    public void onto(ObjectNode report) {
        report.putObject("verified")
                .put("computed", computed)
                .put("reached", reached)
                .put("otherCores", otherCores)
                .put("deviation", deviation())
                .put("holds", holds());
    }
}
