package io.maskwatch.detector.model;

import java.util.List;
import java.util.Locale;

/** What goes into a graph and what comes out. Written in lower case with hyphens. */
public enum LayoutName {
    /**
     * Any number of pictures in one run: {@code [N,H,W,3]} uint8 RGB to boxes {@code [N,K,4]}, scores {@code [N,K]}, labels
     * {@code [N,K]} (0-based), class scores {@code [N,K,C]}, count {@code [N]}, truncated {@code [N]}.
     */
    FASTER_RCNN_BATCHED,
    /**
     * torchvision's own export: one picture {@code [3,H,W]} float32 0 to 1 to boxes {@code [n,4]}, labels {@code [n]}
     * (1-based; 0 is the background), scores {@code [n]}.
     */
    FASTER_RCNN_TORCHVISION,
    /** A face detector, whose faces a second graph classifies, all faces of all pictures together. */
    TWO_STAGE,
    /**
     * The TensorFlow Object Detection interface: {@code [N,H,W,3]} uint8 RGB to boxes {@code [N,K,4]} (top, left, bottom,
     * right in fractions), classes {@code [N,K]} (1-based), scores {@code [N,K]}, number of detections {@code [N]}.
     */
    TF_OBJECT_DETECTION,
    /** Any detector that gives a box, a score and a number of a label a row, such as those trained on COCO. */
    PLAIN_DETECTION;

    /** How the graph may want its pictures; more than one must be chosen from. */
    public List<InputFormat> formats() {
        return switch (this) {
            case FASTER_RCNN_BATCHED, TF_OBJECT_DETECTION -> List.of(InputFormat.NHWC_UINT8_RGB);
            case FASTER_RCNN_TORCHVISION -> List.of(InputFormat.CHW_FLOAT_RGB);
            case TWO_STAGE, PLAIN_DETECTION -> InputFormat.batched();
        };
    }

    /** The groups of keys in {@code model.yaml} that only some layouts have. */
    public List<String> groups() {
        return switch (this) {
            case FASTER_RCNN_BATCHED, FASTER_RCNN_TORCHVISION, TF_OBJECT_DETECTION -> List.of("outputs");
            case TWO_STAGE -> List.of("faces", "classifier");
            case PLAIN_DETECTION -> List.of("outputs", "boxes");
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
