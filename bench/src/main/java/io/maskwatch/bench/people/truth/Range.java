package io.maskwatch.bench.people.truth;

import java.util.Random;

/** From where to where a quantity is drawn, evenly. Immutable. */
public record Range(double low, double high) {

    double draw(Random random) {
        return low + (high - low) * random.nextDouble();
    }
}
