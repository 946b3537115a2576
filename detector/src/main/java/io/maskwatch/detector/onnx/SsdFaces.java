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
 * One table {@code [1,1,n,7]} of picture, label, score, left, top, right, bottom for all pictures. A row of no picture of the
 * run is filling. Immutable.
 */
final class SsdFaces implements FaceDecoding {
    private static final int COLUMNS = 7;

    private final String table;
    private final double faintest;

    SsdFaces(FaceStage stage, GraphSignature signature, double faintest) {
        this.table = stage.outputs().get(0);
        this.faintest = faintest;
        signature.demandOutput(table, OnnxJavaType.FLOAT, 1, 1, ANY, COLUMNS);
    }

    @Override
    public List<List<Candidate>> read(OrtSession.Result result, InputShape shape, int pictures) throws OrtException {
        float[] cells = Tensors.floats(result, table);
        List<List<Candidate>> faces = FaceDecoding.none(pictures);
        for (int at = 0; at + COLUMNS <= cells.length; at += COLUMNS) {
            int picture = Math.round(cells[at]);
            if (picture >= 0 && picture < pictures && !(cells[at + 2] < faintest)) {
                Box box = new Box(cells[at + 3], cells[at + 4], cells[at + 5], cells[at + 6]);
                faces.get(picture).add(FaceDecoding.face(box.scaled(shape.widthPx(), shape.heightPx()), cells[at + 2]));
            }
        }
        return faces;
    }
}
