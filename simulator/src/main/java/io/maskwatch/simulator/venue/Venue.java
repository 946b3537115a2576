package io.maskwatch.simulator.venue;

import io.maskwatch.simulator.figure.Lighting;
import java.awt.Color;
import java.util.SplittableRandom;

/**
 * What a venue is made of.
 *
 * @param seed decides what hangs and stands where
 * @param wall paint of the far wall
 * @param side paint of the side walls
 * @param floor floor covering
 * @param accent doors, stripes and signs
 * @param tileMetres side of a floor tile
 * @param lighting the light
 * @param noise strength of the sensor noise, in levels
 */
public record Venue(
        long seed,
        Color wall,
        Color side,
        Color floor,
        Color accent,
        double tileMetres,
        Lighting lighting,
        double noise) {
    private static final int[][] PAINTS = {
        {0xd9d6cd, 0xc3c0b6, 0x9a958a, 0x2f6f8f},
        {0xcfd6da, 0xb6c0c6, 0x7f868a, 0xb0562e},
        {0xe2dccb, 0xcbbf9f, 0x8a7358, 0x3d6b45},
        {0xbfc4c2, 0xa3aaa9, 0x5f6467, 0x7a2f3a},
        {0xd8c9bd, 0xbfa997, 0xa79c90, 0x33405e},
        {0xaeb7b0, 0x949e97, 0xb9b4aa, 0xc08a2b},
    };
    private static final Lighting[] LIGHTS = {
        new Lighting(1, 1, 1, 0),
        new Lighting(1.02, 0.97, 0.88, 6),
        new Lighting(0.9, 0.96, 1.02, 4),
        new Lighting(0.7, 0.68, 0.66, 8),
        new Lighting(0.72, 0.74, 0.8, 14),
    };

    /** A venue drawn from a seed. */
    public static Venue of(long seed) {
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + 7);
        int[] paint = PAINTS[random.nextInt(PAINTS.length)];
        int light = random.nextInt(LIGHTS.length);
        return new Venue(
                seed,
                new Color(paint[0]),
                new Color(paint[1]),
                new Color(paint[2]),
                new Color(paint[3]),
                0.5 + 0.5 * random.nextDouble(),
                LIGHTS[light],
                (light >= 3 ? 1.9 : 1.1) + 0.7 * random.nextDouble());
    }
}
