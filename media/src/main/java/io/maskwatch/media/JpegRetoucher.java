package io.maskwatch.media;

import java.util.Collection;

/**
 * Makes of a JPEG one that may be shown: smaller, and without what is in some parts of it. Reusable, not thread-safe; the
 * caller closes it, and closing twice is harmless. It refuses the same JPEGs as {@link JpegDecoder}. Nothing but the pixels
 * passes: no note, thumbnail or colour profile of the original.
 */
public interface JpegRetoucher extends AutoCloseable {
    /**
     * Decodes, scales down (never up; even sides), makes the parts unrecognisable, and encodes.
     *
     * @param maxPixels a JPEG with more is not decoded
     * @param maxWidthPx greatest width of the result, at least 16
     * @param hidden parts of which only a few coloured squares are left
     * @throws MediaException BROKEN_STREAM for a JPEG that is refused
     */
    JpegImage retouch(byte[] jpeg, int maxPixels, int maxWidthPx, Collection<PictureArea> hidden) throws MediaException;

    @Override
    void close();
}
