package io.maskwatch.simulator.venue;

import java.util.SplittableRandom;

/**
 * The grain of a camera's sensor: levels drawn once and laid over each picture from another place, so that no two pictures
 * are equal and none costs a random number per pixel. Immutable and thread-safe.
 */
public final class SensorNoise {
    private static final int LENGTH = 1 << 17;

    private final byte[] grain = new byte[LENGTH];

    public SensorNoise(long seed, double levels) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < LENGTH; i++) {
            grain[i] = (byte) Math.round(Math.max(-30, Math.min(30, random.nextGaussian() * levels)));
        }
    }

    /** Adds grain to rows of packed three-byte pixels: {@code columns} pixels from {@code left} of each row from top. */
    public void add(byte[] pixels, int widthPx, int left, int top, int columns, int rows, long picture) {
        for (int row = top; row < top + rows; row++) {
            long mixed = (picture * 1_000_003L + row) * 0x9E3779B97F4A7C15L;
            int offset = (int) (mixed >>> 47);
            int start = (row * widthPx + left) * 3;
            addRow(pixels, start, columns, offset);
        }
    }

    /** One grain a pixel: noise of brightness, which is what is left after a camera's own chroma filter. */
    private void addRow(byte[] pixels, int start, int columns, int offset) {
        int at = start;
        for (int column = 0; column < columns; column++) {
            int level = grain[offset + column & LENGTH - 1];
            pixels[at] = clamp((pixels[at] & 255) + level);
            pixels[at + 1] = clamp((pixels[at + 1] & 255) + level);
            pixels[at + 2] = clamp((pixels[at + 2] & 255) + level);
            at += 3;
        }
    }

    private static byte clamp(int level) {
        return (byte) Math.max(0, Math.min(255, level));
    }
}
