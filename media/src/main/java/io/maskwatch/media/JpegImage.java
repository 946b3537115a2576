package io.maskwatch.media;

/**
 * A picture as JPEG.
 *
 * @param bytes the whole JPEG file
 * @param widthPx width in pixels
 * @param heightPx height in pixels
 * @param quality from 1 (worst) to 100 (best)
 */
@SuppressWarnings("ArrayRecordComponent") // identity is meant: pictures are passed on, not compared
public record JpegImage(byte[] bytes, int widthPx, int heightPx, int quality) {
    @Override
    public String toString() {
        return "JpegImage[" + widthPx + "x" + heightPx + ", quality=" + quality + ", " + bytes.length + " bytes]";
    }
}
