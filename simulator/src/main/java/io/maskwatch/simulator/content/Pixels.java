package io.maskwatch.simulator.content;

import io.maskwatch.media.RgbImage;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/** Carries pixels between packed RGB and images of type 3BYTE_BGR. */
final class Pixels {
    private Pixels() {}

    static BufferedImage image(RgbImage from) {
        BufferedImage image = new BufferedImage(from.widthPx(), from.heightPx(), BufferedImage.TYPE_3BYTE_BGR);
        copy(from, image);
        return image;
    }

    /** Copies into an image of the same size. */
    static void copy(RgbImage from, BufferedImage to) {
        byte[] rgb = from.rgb();
        byte[] bgr = ((DataBufferByte) to.getRaster().getDataBuffer()).getData();
        for (int at = 0; at < bgr.length; at += 3) {
            bgr[at] = rgb[at + 2];
            bgr[at + 1] = rgb[at + 1];
            bgr[at + 2] = rgb[at];
        }
    }
}
