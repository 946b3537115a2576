package io.maskwatch.simulator.figure;

import java.awt.Color;

/** Arithmetic on colours. */
public final class Tone {
    private Tone() {}

    /** The colour with each channel multiplied by {@code factor} and clamped; alpha is kept. */
    public static Color shade(Color colour, double factor) {
        return new Color(
                clamp(colour.getRed() * factor),
                clamp(colour.getGreen() * factor),
                clamp(colour.getBlue() * factor),
                colour.getAlpha());
    }

    /** The colour with an opacity from 0 to 1. */
    public static Color fade(Color colour, double opacity) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), clamp(255 * opacity));
    }

    /** A mixture: 0 gives {@code first}, 1 gives {@code second}. */
    public static Color mix(Color first, Color second, double share) {
        return new Color(
                clamp(first.getRed() + (second.getRed() - first.getRed()) * share),
                clamp(first.getGreen() + (second.getGreen() - first.getGreen()) * share),
                clamp(first.getBlue() + (second.getBlue() - first.getBlue()) * share));
    }

    private static int clamp(double channel) {
        return (int) Math.max(0, Math.min(255, Math.round(channel)));
    }
}
