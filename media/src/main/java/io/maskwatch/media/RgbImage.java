package io.maskwatch.media;

import java.util.Objects;

/**
 * A picture as packed RGB24: three bytes a pixel, rows from the top without padding. The array is not copied: whoever
 * makes an image gives its array away.
 *
 * @param widthPx width in pixels
 * @param heightPx height in pixels
 * @param rgb {@code 3 * widthPx * heightPx} bytes
 */
@SuppressWarnings("ArrayRecordComponent") // identity is meant: pictures are passed on, not compared
public record RgbImage(int widthPx, int heightPx, byte[] rgb) {
    public RgbImage {
        Objects.requireNonNull(rgb, "rgb");
        if (widthPx < 1 || heightPx < 1) {
            throw new IllegalArgumentException("an image of " + widthPx + "x" + heightPx + " pixels has no area");
        }
        if (rgb.length != 3L * widthPx * heightPx) {
            throw new IllegalArgumentException(
                    rgb.length + " bytes are not an RGB image of " + widthPx + "x" + heightPx + " pixels");
        }
    }

    /** The colour at a pixel as 0xRRGGBB. */
    public int rgbAt(int x, int y) {
        int offset = 3 * (Objects.checkIndex(y, heightPx) * widthPx + Objects.checkIndex(x, widthPx));
        return (rgb[offset] & 0xff) << 16 | (rgb[offset + 1] & 0xff) << 8 | (rgb[offset + 2] & 0xff);
    }

    @Override
    public String toString() {
        return "RgbImage[" + widthPx + "x" + heightPx + "]";
    }
}
