package io.maskwatch.detector.onnx;

import static io.maskwatch.detector.onnx.GraphSignature.ANY;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.maskwatch.detector.Box;
import io.maskwatch.detector.Candidate;
import io.maskwatch.detector.InputPicture;
import io.maskwatch.detector.model.ModelFolder;
import io.maskwatch.detector.model.ModelOutputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Layout {@code faster-rcnn-torchvision}: the export as torchvision makes it. One picture a run, so a batch is as many
 * runs; only the best label's score is given, so the others are absent.
 */
final class TorchvisionLayout implements GraphLayout {
    private final PictureRuns runs;
    private final ModelOutputs names;
    private final List<String> labels;

    TorchvisionLayout(ModelFolder folder, Graph graph) {
        this.names = folder.description().part(ModelOutputs.class);
        this.labels = folder.description().labels();
        GraphSignature signature = GraphSignature.of(folder, graph);
        this.runs = PictureRuns.of(folder.description().input(), graph, signature);
        signature.demandOutput(names.boxes(), OnnxJavaType.FLOAT, ANY, 4);
        signature.demandOutput(names.labels(), OnnxJavaType.INT64, ANY);
        signature.demandOutput(names.scores(), OnnxJavaType.FLOAT, ANY);
    }

    @Override
    public List<Found> run(List<InputPicture> pictures) throws OrtException {
        return runs.run(pictures, (result, shape, count) -> List.of(new Found(candidates(result), false)));
    }

    private List<Candidate> candidates(OrtSession.Result result) throws OrtException {
        float[] boxes = Tensors.floats(result, names.boxes());
        float[] scores = Tensors.floats(result, names.scores());
        long[] numbers = Tensors.longs(result, names.labels());
        List<Candidate> candidates = new ArrayList<>();
        for (int row = 0; row < scores.length; row++) {
            long label = numbers[row] - 1;
            if (label >= 0 && label < labels.size()) {
                Box box = new Box(boxes[4 * row], boxes[4 * row + 1], boxes[4 * row + 2], boxes[4 * row + 3]);
                candidates.add(new Candidate(box, Map.of(labels.get((int) label), scores[row])));
            }
        }
        return candidates;
    }
}
