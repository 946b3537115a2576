package io.maskwatch.detector.model;

import java.util.Locale;

/** How pixels lie in a graph's input. Written in lower case with hyphens. */
public enum InputFormat {
    /** {@code [N,H,W,3]}, bytes 0 to 255, RGB; normalised inside the graph. */
    NHWC_UINT8_RGB,
    /** {@code [3,H,W]}, float32 0 to 1, RGB; one picture. */
    CHW_FLOAT_RGB;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
