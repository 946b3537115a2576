package io.maskwatch.detector.model;

/**
 * Size of one picture as a model sees it. Pictures of one shape may share a run.
 *
 * @param widthPx width in pixels
 * @param heightPx height in pixels
 */
public record InputShape(int widthPx, int heightPx) {
    public InputShape {
        if (widthPx < 1 || heightPx < 1) {
            throw new IllegalArgumentException("no picture of " + widthPx + "x" + heightPx + " pixels");
        }
    }

    /** Bytes of one picture of this shape as packed RGB24. */
    public int rgbBytes() {
        return Math.multiplyExact(3, Math.multiplyExact(widthPx, heightPx));
    }

    /** The longer side in pixels. */
    public int longerSidePx() {
        return Math.max(widthPx, heightPx);
    }
}
