package io.maskwatch.media;

/**
 * How a picture lies in a larger frame of another shape: scaled evenly, in the top left corner. A length in the source is
 * the length in the frame divided by the scale.
 *
 * @param sourceWidthPx the source's width in pixels
 * @param sourceHeightPx the source's height in pixels
 * @param scale pixels of the frame for one of the source
 */
public record Letterbox(int sourceWidthPx, int sourceHeightPx, double scale) {
    /** The grey of the bars, 0 to 255. */
    public static final int GREY = 114;

    public Letterbox {
        if (sourceWidthPx < 1 || sourceHeightPx < 1 || !(scale > 0)) {
            throw new IllegalArgumentException(
                    "no letterbox of " + sourceWidthPx + "x" + sourceHeightPx + " pixels at scale " + scale);
        }
    }

    /** The largest even scaling of a source that fits into a target. */
    public static Letterbox fit(int sourceWidthPx, int sourceHeightPx, int targetWidthPx, int targetHeightPx) {
        double scale = Math.min((double) targetWidthPx / sourceWidthPx, (double) targetHeightPx / sourceHeightPx);
        return new Letterbox(sourceWidthPx, sourceHeightPx, scale);
    }

    /** Width of the picture within the frame, in pixels. */
    public int drawnWidthPx() {
        return Math.max(1, (int) Math.round(sourceWidthPx * scale));
    }

    /** Height of the picture within the frame, in pixels. */
    public int drawnHeightPx() {
        return Math.max(1, (int) Math.round(sourceHeightPx * scale));
    }
}
