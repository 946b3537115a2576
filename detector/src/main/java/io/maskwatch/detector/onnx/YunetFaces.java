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
 * YuNet's cells at strides 8, 16 and 32: the score is the geometric mean of class and object score, the centre lies relative
 * to the cell and the sides are exponents, all in strides. After OpenCV's {@code FaceDetectorYNImpl::postProcess}. Immutable.
 */
final class YunetFaces implements FaceDecoding {
    private static final int[] STRIDES = {8, 16, 32};

    private final List<String> outputs;
    private final double faintest;

    YunetFaces(FaceStage stage, GraphSignature signature, double faintest) {
        this.outputs = stage.outputs();
        this.faintest = faintest;
        for (int level = 0; level < STRIDES.length; level++) {
            signature.demandOutput(outputs.get(level), OnnxJavaType.FLOAT, ANY, ANY, 1);
            signature.demandOutput(outputs.get(STRIDES.length + level), OnnxJavaType.FLOAT, ANY, ANY, 1);
            signature.demandOutput(outputs.get(2 * STRIDES.length + level), OnnxJavaType.FLOAT, ANY, ANY, 4);
        }
    }

    @Override
    public List<List<Candidate>> read(OrtSession.Result result, InputShape shape, int pictures) throws OrtException {
        List<List<Candidate>> faces = FaceDecoding.none(pictures);
        for (int level = 0; level < STRIDES.length; level++) {
            int columns = shape.widthPx() / STRIDES[level];
            int cells = columns * (shape.heightPx() / STRIDES[level]);
            float[] classes = Tensors.floats(result, outputs.get(level));
            float[] objects = Tensors.floats(result, outputs.get(STRIDES.length + level));
            float[] boxes = Tensors.floats(result, outputs.get(2 * STRIDES.length + level));
            for (int row = 0; row < pictures * cells; row++) {
                double score = Math.sqrt(unit(classes[row]) * unit(objects[row]));
                if (!(score < faintest)) {
                    Box box = box(boxes, 4 * row, row % cells % columns, row % cells / columns, STRIDES[level]);
                    faces.get(row / cells).add(FaceDecoding.face(box, score));
                }
            }
        }
        return faces;
    }

    private static Box box(float[] values, int at, int column, int line, int stride) {
        double x = (column + values[at]) * stride;
        double y = (line + values[at + 1]) * stride;
        double halfWidth = Math.exp(values[at + 2]) * stride / 2;
        double halfHeight = Math.exp(values[at + 3]) * stride / 2;
        return new Box(x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight);
    }

    private static double unit(double value) {
        return Math.max(0, Math.min(1, value));
    }
}
