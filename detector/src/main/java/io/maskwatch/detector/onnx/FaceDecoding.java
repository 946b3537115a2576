package io.maskwatch.detector.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.maskwatch.detector.Box;
import io.maskwatch.detector.Candidate;
import io.maskwatch.detector.model.FaceStage;
import io.maskwatch.detector.model.InputShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Reads the faces that a face detector's graph tells: those scored at least as asked, whether or not they are to be
 * classified, in pixels of its input. Stateless.
 */
interface FaceDecoding extends PictureRuns.Reader<List<Candidate>> {
    /** The only label that a face detector has. */
    String FACE = "face";

    @Override
    List<List<Candidate>> read(OrtSession.Result result, InputShape shape, int pictures) throws OrtException;

    /**
     * What the model names, checked against the graph.
     *
     * @param faintest faces that are scored lower are left out, 0 to 1; those whose score is no number are not
     */
    static FaceDecoding of(FaceStage stage, GraphSignature signature, double faintest) {
        return switch (stage.decoding()) {
            case SSD -> new SsdFaces(stage, signature, faintest);
            case BOXES_SCORES -> new ScoredBoxFaces(stage, signature, faintest);
            case YUNET -> new YunetFaces(stage, signature, faintest);
        };
    }

    /** A face. */
    static Candidate face(Box box, double score) {
        return new Candidate(box, Map.of(FACE, (float) score));
    }

    /** An empty list for each picture. */
    static List<List<Candidate>> none(int pictures) {
        return IntStream.range(0, pictures)
                .<List<Candidate>>mapToObj(picture -> new ArrayList<>())
                .toList();
    }
}
