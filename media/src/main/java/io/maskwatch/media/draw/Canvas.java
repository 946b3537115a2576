package io.maskwatch.media.draw;

import io.maskwatch.media.RgbImage;

/** A copy of a picture to be painted on. Not thread-safe. */
final class Canvas {
    private final int widthPx;
    private final int heightPx;
    private final byte[] rgb;

    Canvas(RgbImage image) {
        widthPx = image.widthPx();
        heightPx = image.heightPx();
        rgb = image.rgb().clone();
    }

    int widthPx() {
        return widthPx;
    }

    /** Fills the rectangle, right and bottom side exclusive, as far as it lies on the picture. */
    void fill(int left, int top, int right, int bottom, int colour) {
        for (int y = Math.max(0, top); y < Math.min(heightPx, bottom); y++) {
            for (int x = Math.max(0, left); x < Math.min(widthPx, right); x++) {
                int offset = 3 * (y * widthPx + x);
                rgb[offset] = (byte) (colour >> 16);
                rgb[offset + 1] = (byte) (colour >> 8);
                rgb[offset + 2] = (byte) colour;
            }
        }
    }

    RgbImage image() {
        return new RgbImage(widthPx, heightPx, rgb);
    }
}
