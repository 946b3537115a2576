package io.maskwatch.media;

/** Makes JPEGs of decoded pictures. Reusable, not thread-safe; the caller closes it, and closing twice is harmless. */
public interface JpegEncoder extends AutoCloseable {
    /**
     * Encodes a picture, scaled down (never up; even sides) to the greatest width, with the best quality whose JPEG fits
     * into the greatest size; if none does, the picture shrinks until one does.
     *
     * @throws IllegalArgumentException if no picture at all fits into so few bytes
     */
    JpegImage encode(Picture picture, int maxWidthPx, int maxBytes);

    @Override
    void close();
}
