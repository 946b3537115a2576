package io.maskwatch.detector.onnx;

import static io.maskwatch.detector.onnx.ConstantGraph.BOOL;
import static io.maskwatch.detector.onnx.ConstantGraph.FLOAT;
import static io.maskwatch.detector.onnx.ConstantGraph.INT64;
import static io.maskwatch.detector.onnx.ConstantGraph.UINT8;

/** Each way in which graphs tell what they found, for pictures of 64×64 pixels. */
enum FuzzedTelling {
    BATCHED("faster-rcnn-batched", "") {
        @Override
        ConstantGraph graph(OddOutputs odd) {
            int rows = odd.rows();
            return new ConstantGraph()
                    .input("pictures", UINT8, -1, -1, -1, 3)
                    .output("boxes", FLOAT, odd.edges(4 * rows, 64), odd.shape(1, rows, 4))
                    .output("scores", FLOAT, odd.scores(rows), odd.shape(1, rows))
                    .output("labels", INT64, odd.labels(rows), odd.shape(1, rows))
                    .output("class_scores", FLOAT, odd.scores(3 * rows), odd.shape(1, rows, 3))
                    .output("count", INT64, odd.filled(), 1)
                    .output("truncated", BOOL, odd.flag(), 1);
        }
    },
    TORCHVISION("faster-rcnn-torchvision", "") {
        @Override
        ConstantGraph graph(OddOutputs odd) {
            int rows = odd.rows();
            return new ConstantGraph()
                    .input("pictures", FLOAT, 3, -1, -1)
                    .output("boxes", FLOAT, odd.edges(4 * rows, 64), odd.shape(rows, 4))
                    .output("scores", FLOAT, odd.scores(rows), odd.shape(rows))
                    .output("labels", INT64, odd.labels(rows), odd.shape(rows));
        }
    },
    TABLE("tf-object-detection", "") {
        @Override
        ConstantGraph graph(OddOutputs odd) {
            int rows = odd.rows();
            return new ConstantGraph()
                    .input("pictures", UINT8, 1, -1, -1, 3)
                    .output("detection_boxes", FLOAT, odd.edges(4 * rows, 1), odd.shape(1, rows, 4))
                    .output("detection_scores", FLOAT, odd.scores(rows), odd.shape(1, rows))
                    .output("detection_classes", FLOAT, odd.labels(rows), odd.shape(1, rows))
                    .output("num_detections", FLOAT, odd.filled(), 1);
        }
    },
    SSD("two-stage", "ssd") {
        @Override
        ConstantGraph graph(OddOutputs odd) {
            double[] cells = odd.edges(7 * odd.rows(), 1);
            double[] scores = odd.scores(odd.rows());
            for (int row = 0; row < odd.rows(); row++) {
                cells[7 * row] = 0;
                cells[7 * row + 2] = scores[row];
            }
            return faceStage().output("detection_out", FLOAT, cells, odd.shape(1, 1, odd.rows(), 7));
        }
    },
    BOXES_SCORES("two-stage", "boxes-scores") {
        @Override
        ConstantGraph graph(OddOutputs odd) {
            int rows = odd.rows();
            return faceStage()
                    .output("boxes", FLOAT, odd.edges(4 * rows, 1), odd.shape(1, rows, 4))
                    .output("scores", FLOAT, odd.scores(2 * rows), odd.shape(1, rows, 2));
        }
    },
    YUNET("two-stage", "yunet") {
        @Override
        ConstantGraph graph(OddOutputs odd) {
            ConstantGraph graph = faceStage();
            for (int stride : new int[] {8, 16, 32}) {
                int cells = (64 / stride) * (64 / stride);
                graph.output("cls_" + stride, FLOAT, odd.scores(cells), odd.shape(1, cells, 1))
                        .output("obj_" + stride, FLOAT, odd.scores(cells), odd.shape(1, cells, 1))
                        .output("bbox_" + stride, FLOAT, odd.edges(4 * cells, 1), odd.shape(1, cells, 4));
            }
            return graph;
        }
    };

    private static final String CLASSIFIER = """
            faces: { decoding: %s, minimumScore: 0.5 }
            classifier:
              file: classifier.onnx
              sha256: sha256 of classifier
              input: { name: faces, format: nhwc-uint8-rgb, widthPx: 16, heightPx: 16 }
              output: { name: probabilities, gives: probabilities }
              crop: { enlarge: 1.2, fit: letterbox }
            """;

    private final String layout;
    private final String faces;

    FuzzedTelling(String layout, String faces) {
        this.layout = layout;
        this.faces = faces;
    }

    /** The graph that sees the pictures. */
    abstract ConstantGraph graph(OddOutputs odd);

    /** The graph that sees the faces; as if there were so many. */
    static ConstantGraph classifier(OddOutputs odd) {
        return new ConstantGraph()
                .input("faces", UINT8, -1, 16, 16, 3)
                .output("probabilities", FLOAT, odd.scores(3 * 64), odd.shape(64, 3));
    }

    /** The description of the model, which tells five faces at most. */
    String yaml() {
        String input = faces.isEmpty() ? "" : ", format: nchw-float-rgb";
        return """
                name: fuzzed
                layout: %s
                file: graph.onnx
                sha256: sha256 of graph
                input: { name: pictures%s, sizesPx: [64], stride: 32 }
                labels: [red, green, blue]
                compliance: { red: UNMASKED, green: MASKED, blue: INCORRECT }
                maxDetections: 5
                %s""".formatted(layout, input, faces.isEmpty() ? "" : CLASSIFIER.formatted(faces));
    }

    private static ConstantGraph faceStage() {
        return new ConstantGraph().input("pictures", FLOAT, -1, 3, -1, -1);
    }
}
