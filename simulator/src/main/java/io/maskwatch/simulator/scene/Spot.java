package io.maskwatch.simulator.scene;

import io.maskwatch.simulator.venue.View;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A place to stand that keeps clear of the other places.
 *
 * @param across metres from the middle
 * @param away metres from the camera
 */
record Spot(double across, double away) {
    private static final double[] DEPTHS = {2.9, 4.7, 3.5, 5.5, 4.0, 3.1};

    /** Spots spread over the width of the picture, at depths that alternate between near and far. */
    static List<Spot> spread(int count, SplittableRandom random) {
        View view = new View(1280, 720);
        List<Spot> spots = new ArrayList<>();
        int first = random.nextInt(DEPTHS.length);
        for (int i = 0; i < count; i++) {
            double column = 1280 * (i + 0.5 + 0.16 * (random.nextDouble() - 0.5)) / count;
            double away = DEPTHS[(first + i) % DEPTHS.length] * (0.94 + 0.12 * random.nextDouble());
            spots.add(new Spot((column - 640) / view.scale(away), away));
        }
        return spots;
    }

    /** The same spot, up to a hand's breadth off. */
    Spot near(SplittableRandom random) {
        return new Spot(across + 0.08 * (random.nextDouble() - 0.5), away + 0.2 * (random.nextDouble() - 0.5));
    }
}
