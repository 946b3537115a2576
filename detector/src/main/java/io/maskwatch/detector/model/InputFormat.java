package io.maskwatch.detector.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How pixels lie in a graph's input. Written in lower case with hyphens. */
public enum InputFormat {
    /** {@code [N,H,W,3]}, bytes 0 to 255, RGB; normalised inside the graph. */
    NHWC_UINT8_RGB,
    /** {@code [N,H,W,3]}, bytes 0 to 255, BGR; normalised inside the graph. */
    NHWC_UINT8_BGR,
    /** {@code [N,H,W,3]}, float32, RGB. */
    NHWC_FLOAT_RGB,
    /** {@code [N,H,W,3]}, float32, BGR. */
    NHWC_FLOAT_BGR,
    /** {@code [N,3,H,W]}, float32, RGB. */
    NCHW_FLOAT_RGB,
    /** {@code [N,3,H,W]}, float32, BGR. */
    NCHW_FLOAT_BGR,
    /** {@code [3,H,W]}, float32 0 to 1, RGB; one picture. */
    CHW_FLOAT_RGB;

    /** Those that take a batch. */
    public static List<InputFormat> batched() {
        return Arrays.stream(values()).filter(InputFormat::hasBatch).toList();
    }

    /** Whether the first axis is that of the pictures. */
    public boolean hasBatch() {
        return this != CHW_FLOAT_RGB;
    }

    /** Whether each channel is a plane of its own, rather than each pixel three numbers. */
    public boolean hasPlanes() {
        return this == NCHW_FLOAT_RGB || this == NCHW_FLOAT_BGR || this == CHW_FLOAT_RGB;
    }

    /** Whether it is made of bytes, which are not normalised outside the graph. */
    public boolean hasBytes() {
        return this == NHWC_UINT8_RGB || this == NHWC_UINT8_BGR;
    }

    /** Whether blue comes first. */
    public boolean startsBlue() {
        return this == NHWC_UINT8_BGR || this == NHWC_FLOAT_BGR || this == NCHW_FLOAT_BGR;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
