package io.maskwatch.simulator.figure;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * The light of a venue: what it multiplies each channel by, and the veil that it adds.
 *
 * @param red gain of red
 * @param green gain of green
 * @param blue gain of blue
 * @param veil level added to every channel, 0 to 255
 */
public record Lighting(double red, double green, double blue, int veil) {
    /** Light as painted. */
    public static final Lighting NEUTRAL = new Lighting(1, 1, 1, 0);

    /** Applies the light to a picture of type INT_RGB or INT_ARGB_PRE in place. */
    public void apply(BufferedImage image) {
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        boolean opaque = image.getType() == BufferedImage.TYPE_INT_RGB;
        for (int i = 0; i < pixels.length; i++) {
            int pixel = pixels[i];
            int alpha = opaque ? 255 : pixel >>> 24;
            if (alpha != 0) {
                int lifted = veil * alpha / 255;
                pixels[i] = alpha << 24
                        | lit(pixel >> 16 & 255, red, lifted, alpha) << 16
                        | lit(pixel >> 8 & 255, green, lifted, alpha) << 8
                        | lit(pixel & 255, blue, lifted, alpha);
            }
        }
    }

    private static int lit(int channel, double gain, int lifted, int limit) {
        return Math.min(limit, (int) (channel * gain) + lifted);
    }
}
