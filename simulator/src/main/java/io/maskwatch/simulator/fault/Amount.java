package io.maskwatch.simulator.fault;

/**
 * How much of a fault there can be, from 0.
 *
 * @param usual where nothing else is said
 * @param most that makes sense
 * @param unit of both; empty for a fault that is there or not
 */
record Amount(double usual, int most, String unit) {
    static final Amount NONE = new Amount(0, 0, "");

    static Amount percent(double usual) {
        return new Amount(usual, 100, "percent");
    }

    static Amount seconds(double usual, int most) {
        return new Amount(usual, most, "seconds");
    }

    boolean allows(double amount) {
        return amount >= 0 && amount <= most;
    }
}
