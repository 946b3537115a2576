package io.maskwatch.detector.model;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How a face detector tells its faces. Immutable.
 *
 * @param decoding what comes out of the graph
 * @param outputs the graph's names of its outputs, in the order of {@link Decoding#usualOutputs}
 * @param minimumScore faces that are scored lower are not classified: they are told, but nothing about them; 0 to 1
 */
public record FaceStage(Decoding decoding, List<String> outputs, double minimumScore) {
    public FaceStage {
        outputs = List.copyOf(outputs);
    }

    /** What comes out of a face detector's graph. Written in lower case with hyphens. */
    public enum Decoding {
        /**
         * Caffe's and OpenCV's SSD: one table {@code [1,1,n,7]} of picture, label, score, left, top, right, bottom; edges in
         * fractions of the input.
         */
        SSD,
        /**
         * Boxes {@code [N,n,4]} as left, top, right, bottom in fractions of the input, and scores {@code [N,n,2]} of
         * background and face, or {@code [N,n,1]}.
         */
        BOXES_SCORES,
        /**
         * YuNet: for strides 8, 16 and 32, one row a cell: class and object scores, and a box relative to its cell. Decoded as
         * OpenCV's {@code FaceDetectorYN} does.
         */
        YUNET;

        /** The usual names of the outputs, in the order in which others are to be given. */
        public List<String> usualOutputs() {
            return switch (this) {
                case SSD -> List.of("detection_out");
                case BOXES_SCORES -> List.of("boxes", "scores");
                case YUNET ->
                    Stream.of("cls_", "obj_", "bbox_")
                            .flatMap(kind -> IntStream.of(8, 16, 32).mapToObj(stride -> kind + stride))
                            .toList();
            };
        }
    }
}
