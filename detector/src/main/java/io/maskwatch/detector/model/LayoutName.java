package io.maskwatch.detector.model;

import java.util.Locale;

/** What goes into a graph and what comes out. Written in lower case with hyphens. */
public enum LayoutName {
    /**
     * Any number of pictures in one run: {@code [N,H,W,3]} uint8 RGB to boxes {@code [N,K,4]}, scores {@code [N,K]}, labels
     * {@code [N,K]} (0-based), class scores {@code [N,K,C]}, count {@code [N]}, truncated {@code [N]}.
     */
    FASTER_RCNN_BATCHED(InputFormat.NHWC_UINT8_RGB),
    /**
     * torchvision's own export: one picture {@code [3,H,W]} float32 0 to 1 to boxes {@code [n,4]}, labels {@code [n]}
     * (1-based; 0 is the background), scores {@code [n]}.
     */
    FASTER_RCNN_TORCHVISION(InputFormat.CHW_FLOAT_RGB);

    private final InputFormat format;

    LayoutName(InputFormat format) {
        this.format = format;
    }

    /** How the graph wants its pictures. */
    public InputFormat format() {
        return format;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
