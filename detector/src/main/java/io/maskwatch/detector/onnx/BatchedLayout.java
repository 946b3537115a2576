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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Layout {@code faster-rcnn-batched}: N pictures in one run, the normalisation inside the graph. */
final class BatchedLayout implements GraphLayout {
    private final PictureRuns runs;
    private final ModelOutputs names;
    private final List<String> labels;

    BatchedLayout(ModelFolder folder, Graph graph) {
        this.names = folder.description().part(ModelOutputs.class);
        this.labels = folder.description().labels();
        GraphSignature signature = GraphSignature.of(folder, graph);
        this.runs = PictureRuns.batched(folder.description().input(), graph, signature);
        signature.demandOutput(names.boxes(), OnnxJavaType.FLOAT, ANY, ANY, 4);
        signature.demandOutput(names.scores(), OnnxJavaType.FLOAT, ANY, ANY);
        signature.demandOutput(names.labels(), OnnxJavaType.INT64, ANY, ANY);
        signature.demandOutput(names.classScores(), OnnxJavaType.FLOAT, ANY, ANY, labels.size());
        signature.demandOutput(names.count(), OnnxJavaType.INT64, ANY);
        signature.demandOutput(names.truncated(), OnnxJavaType.BOOL, ANY);
    }

    @Override
    public List<Found> run(List<InputPicture> pictures) throws OrtException {
        return runs.run(pictures, (result, shape, count) -> new Table(result).pictures(count));
    }

    /** The outputs as flat arrays: K rows for each picture. */
    private final class Table {
        private final float[] boxes;
        private final float[] scores;
        private final long[] winners;
        private final float[] classScores;
        private final long[] counts;
        private final boolean[] truncated;

        Table(OrtSession.Result result) throws OrtException {
            boxes = Tensors.floats(result, names.boxes());
            scores = Tensors.floats(result, names.scores());
            winners = Tensors.longs(result, names.labels());
            classScores = Tensors.floats(result, names.classScores());
            counts = Tensors.longs(result, names.count());
            truncated = Tensors.booleans(result, names.truncated());
        }

        List<Found> pictures(int count) {
            int rows = scores.length / count;
            List<Found> found = new ArrayList<>(count);
            for (int picture = 0; picture < count; picture++) {
                List<Candidate> candidates = new ArrayList<>();
                int used = (int) Math.min(rows, counts[picture]);
                for (int row = picture * rows; row < picture * rows + used; row++) {
                    candidates.add(candidate(row));
                }
                found.add(new Found(candidates, truncated[picture]));
            }
            return found;
        }

        private Candidate candidate(int row) {
            Map<String, Float> byLabel = new HashMap<>();
            for (int label = 0; label < labels.size(); label++) {
                byLabel.put(labels.get(label), classScores[row * labels.size() + label]);
            }
            byLabel.put(labels.get((int) Objects.checkIndex(winners[row], (long) labels.size())), scores[row]);
            return new Candidate(
                    new Box(boxes[4 * row], boxes[4 * row + 1], boxes[4 * row + 2], boxes[4 * row + 3]), byLabel);
        }
    }
}
