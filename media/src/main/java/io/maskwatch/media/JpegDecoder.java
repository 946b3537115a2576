package io.maskwatch.media;

import java.nio.ByteBuffer;

/**
 * Turns JPEGs into RGB. Reusable, not thread-safe; the caller closes it, and closing twice is harmless. A JPEG is judged by
 * its header before anything is decoded: one of more than {@code maxPixels} pixels, a truncated one, and what is no JPEG
 * are refused with {@code BROKEN_STREAM}.
 */
public interface JpegDecoder extends AutoCloseable {
    /** Decodes at full size. */
    RgbImage decode(byte[] jpeg, int maxPixels) throws MediaException;

    /**
     * Decodes and scales straight into a direct buffer of packed RGB24, from its position on, without moving the position.
     * The picture keeps its aspect and lies in the top left corner; the rest is grey (114). A small picture is enlarged.
     *
     * @return how to get from the target back to the source
     */
    Letterbox decodeInto(byte[] jpeg, int maxPixels, ByteBuffer target, int targetWidthPx, int targetHeightPx)
            throws MediaException;

    /** As {@link #decodeInto}, from a picture that is decoded already. */
    Letterbox drawInto(RgbImage image, ByteBuffer target, int targetWidthPx, int targetHeightPx);

    @Override
    void close();
}
