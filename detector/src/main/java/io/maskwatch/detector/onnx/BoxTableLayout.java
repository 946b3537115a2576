package io.maskwatch.detector.onnx;

import static io.maskwatch.detector.onnx.GraphSignature.ANY;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.maskwatch.detector.Box;
import io.maskwatch.detector.Candidate;
import io.maskwatch.detector.InputPicture;
import io.maskwatch.detector.model.BoxTable;
import io.maskwatch.detector.model.BoxTable.Convention;
import io.maskwatch.detector.model.InputShape;
import io.maskwatch.detector.model.ModelFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Layouts {@code tf-object-detection} and {@code plain-detection}: a box, a score and a number of a label a row. A graph
 * whose outputs have no axis for the pictures is run picture by picture.
 */
final class BoxTableLayout implements GraphLayout {
    private final PictureRuns runs;
    private final BoxTable.Outputs names;
    private final Convention convention;
    private final List<String> labels;

    BoxTableLayout(ModelFolder folder, Graph graph) {
        BoxTable table = folder.description().part(BoxTable.class);
        this.names = table.outputs();
        this.convention = table.convention();
        this.labels = folder.description().labels();
        GraphSignature signature = GraphSignature.of(folder, graph);
        PictureRuns any = PictureRuns.of(folder.description().input(), graph, signature);
        boolean perPicture = signature.outputRank(names.scores()) != 1;
        this.runs = perPicture ? any : any.oneByOne();
        demandOutputs(signature, perPicture);
    }

    private void demandOutputs(GraphSignature signature, boolean perPicture) {
        long[] row = perPicture ? new long[] {ANY, ANY} : new long[] {ANY};
        signature.demandNumbers(names.boxes(), perPicture ? new long[] {ANY, ANY, 4} : new long[] {ANY, 4});
        signature.demandNumbers(names.scores(), row);
        signature.demandNumbers(names.labels(), row);
        String count = names.count();
        if (count != null) {
            signature.demandNumbers(count, ANY);
        }
    }

    @Override
    public List<Found> run(List<InputPicture> pictures) throws OrtException {
        return runs.run(pictures, this::read);
    }

    private List<Found> read(OrtSession.Result result, InputShape shape, int pictures) throws OrtException {
        float[] boxes = Tensors.numbers(result, names.boxes());
        float[] scores = Tensors.numbers(result, names.scores());
        float[] numbers = Tensors.numbers(result, names.labels());
        String count = names.count();
        float[] counts = count == null ? new float[0] : Tensors.numbers(result, count);
        int rows = scores.length / pictures;
        List<Found> found = new ArrayList<>(pictures);
        for (int picture = 0; picture < pictures; picture++) {
            int used = count == null ? rows : Math.min(rows, (int) counts[picture]);
            List<Candidate> candidates = new ArrayList<>();
            for (int row = picture * rows; row < picture * rows + used; row++) {
                int label = Math.round(numbers[row]) - convention.firstLabel();
                if (label >= 0 && label < labels.size()) {
                    candidates.add(new Candidate(box(boxes, 4 * row, shape), Map.of(labels.get(label), scores[row])));
                }
            }
            found.add(new Found(candidates, false));
        }
        return found;
    }

    private Box box(float[] values, int at, InputShape shape) {
        double a = values[at];
        double b = values[at + 1];
        double c = values[at + 2];
        double d = values[at + 3];
        Box box = switch (convention.order()) {
            case XYXY -> new Box(a, b, c, d);
            case YXYX -> new Box(b, a, d, c);
            case XYWH -> new Box(a, b, a + c, b + d);
            case CXCYWH -> new Box(a - c / 2, b - d / 2, a + c / 2, b + d / 2);
        };
        return convention.unit() == BoxTable.Unit.PIXELS ? box : box.scaled(shape.widthPx(), shape.heightPx());
    }
}
