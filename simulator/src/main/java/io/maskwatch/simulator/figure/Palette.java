package io.maskwatch.simulator.figure;

import java.awt.Color;
import java.util.random.RandomGenerator;

/** Colours that things in a scene come in. */
final class Palette {
    static final Palette SKIN = new Palette(
            0xf3d3bb, 0xeac0a0, 0xe3b18f, 0xd9a27c, 0xc68a62, 0xb07850, 0x94603d, 0x7a4a2e, 0x5e3823, 0x4a2c1d);
    static final Palette HAIR =
            new Palette(0x1a1614, 0x241b17, 0x3a2a1f, 0x5a3f2a, 0x84613d, 0xb48f5a, 0x8d8a86, 0xc4c1bc);
    static final Palette EYES = new Palette(0x3a2416, 0x2a1b12, 0x4c3220, 0x4a6274, 0x55663f);
    static final Palette CLOTHES = new Palette(
            0x20242c, 0x2e3a52, 0x6a1f26, 0x3d5a41, 0x8a8f96, 0xb7b2a6, 0x35506f, 0x7d5b3c, 0xc9c5be, 0x54365c,
            0xa84a2f, 0x1e5f66, 0xd3a23e);
    static final Palette TROUSERS = new Palette(0x1d2026, 0x2b3448, 0x44474d, 0x6b5a45, 0x35465e);
    static final Palette SURGICAL = new Palette(0x8fc3dc, 0x9fd0e2, 0x7fb4d4, 0xa9d8cf, 0xe9eef0, 0xbcd9ea);
    static final Palette RESPIRATOR = new Palette(0xf1f1ee, 0xe6e7e6, 0xf5f4ef, 0x2a2b2e);
    static final Palette CLOTH_MASK =
            new Palette(0x1f2022, 0x2a2c30, 0x3c4656, 0x7a2430, 0x355a46, 0xd8d4cb, 0x5a5f68, 0xc58fa0);

    private final int[] colours;

    private Palette(int... colours) {
        this.colours = colours;
    }

    Color pick(RandomGenerator random) {
        return new Color(colours[random.nextInt(colours.length)]);
    }
}
