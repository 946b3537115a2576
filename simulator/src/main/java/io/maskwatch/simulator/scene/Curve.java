package io.maskwatch.simulator.scene;

import java.util.ArrayList;
import java.util.List;

/** A value over time, in seconds, that eases from key to key and is constant before the first and after the last. Immutable. */
final class Curve {
    private final double[] times;
    private final double[] values;

    private Curve(double[] times, double[] values) {
        this.times = times;
        this.values = values;
    }

    double at(double seconds) {
        if (seconds <= times[0]) {
            return values[0];
        }
        for (int i = 1; i < times.length; i++) {
            if (seconds < times[i]) {
                double share = (seconds - times[i - 1]) / (times[i] - times[i - 1]);
                double eased = share * share * (3 - 2 * share);
                return values[i - 1] + (values[i] - values[i - 1]) * eased;
            }
        }
        return values[values.length - 1];
    }

    /** Collects keys in order of time. */
    static final class Builder {
        private final List<double[]> keys = new ArrayList<>();

        Builder key(double seconds, double value) {
            keys.add(new double[] {seconds, value});
            return this;
        }

        Curve build() {
            double[] times = keys.stream().mapToDouble(key -> key[0]).toArray();
            double[] values = keys.stream().mapToDouble(key -> key[1]).toArray();
            return new Curve(times, values);
        }
    }
}
