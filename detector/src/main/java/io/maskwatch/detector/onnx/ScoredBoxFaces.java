package io.maskwatch.detector.onnx;

import static io.maskwatch.detector.onnx.GraphSignature.ANY;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.maskwatch.detector.Box;
import io.maskwatch.detector.Candidate;
import io.maskwatch.detector.model.FaceStage;
import io.maskwatch.detector.model.InputShape;
import java.util.List;

/**
 * Boxes {@code [N,n,4]} in fractions of the input and scores {@code [N,n,2]} or {@code [N,n,1]}, of which the last column is
 * that of the face. Immutable.
 */
final class ScoredBoxFaces implements FaceDecoding {
    private final String boxes;
    private final String scores;
    private final double faintest;

    ScoredBoxFaces(FaceStage stage, GraphSignature signature, double faintest) {
        this.boxes = stage.outputs().get(0);
        this.scores = stage.outputs().get(1);
        this.faintest = faintest;
        signature.demandOutput(boxes, OnnxJavaType.FLOAT, ANY, ANY, 4);
        signature.demandOutput(scores, OnnxJavaType.FLOAT, ANY, ANY, signature.outputWidth(scores) == 1 ? 1 : 2);
    }

    @Override
    public List<List<Candidate>> read(OrtSession.Result result, InputShape shape, int pictures) throws OrtException {
        float[] edges = Tensors.floats(result, boxes);
        float[] scored = Tensors.floats(result, scores);
        int rows = edges.length / 4;
        int columns = rows == 0 ? 1 : scored.length / rows;
        List<List<Candidate>> faces = FaceDecoding.none(pictures);
        for (int row = 0; row < rows; row++) {
            float score = scored[row * columns + columns - 1];
            if (!(score < faintest)) {
                Box box = new Box(edges[4 * row], edges[4 * row + 1], edges[4 * row + 2], edges[4 * row + 3]);
                faces.get(row / Math.max(1, rows / pictures))
                        .add(FaceDecoding.face(box.scaled(shape.widthPx(), shape.heightPx()), score));
            }
        }
        return faces;
    }
}
