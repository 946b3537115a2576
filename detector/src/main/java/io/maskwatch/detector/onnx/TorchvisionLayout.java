package io.maskwatch.detector.onnx;

import static io.maskwatch.detector.onnx.GraphSignature.ANY;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.maskwatch.detector.Box;
import io.maskwatch.detector.Candidate;
import io.maskwatch.detector.InputPicture;
import io.maskwatch.detector.model.InputShape;
import io.maskwatch.detector.model.ModelFolder;
import io.maskwatch.detector.model.ModelOutputs;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Layout {@code faster-rcnn-torchvision}: the export as torchvision makes it. One picture a run, so a batch is as many
 * runs; only the best label's score is given, so the others are absent.
 */
final class TorchvisionLayout implements GraphLayout {
    private final Graph graph;
    private final String input;
    private final ModelOutputs names;
    private final List<String> labels;
    private ByteBuffer planes = ByteBuffer.allocateDirect(0);

    TorchvisionLayout(ModelFolder folder, Graph graph) {
        this.graph = graph;
        this.input = folder.description().input().name();
        this.names = folder.description().outputs();
        this.labels = folder.description().labels();
        GraphSignature signature = new GraphSignature(folder, graph.session());
        signature.demandInput(input, OnnxJavaType.FLOAT, 3, ANY, ANY);
        signature.demandOutput(names.boxes(), OnnxJavaType.FLOAT, ANY, 4);
        signature.demandOutput(names.labels(), OnnxJavaType.INT64, ANY);
        signature.demandOutput(names.scores(), OnnxJavaType.FLOAT, ANY);
    }

    @Override
    public List<Found> run(List<InputPicture> pictures) throws OrtException {
        List<Found> found = new ArrayList<>(pictures.size());
        for (InputPicture picture : pictures) {
            found.add(run(picture));
        }
        return found;
    }

    private Found run(InputPicture picture) throws OrtException {
        InputShape shape = picture.shape();
        long[] dimensions = {3, shape.heightPx(), shape.widthPx()};
        try (OnnxTensor image = OnnxTensor.createTensor(graph.environment(), planes(picture), dimensions);
                OrtSession.Result result = graph.session().run(Map.of(input, image))) {
            return new Found(candidates(result), false);
        }
    }

    /** Three planes of floats, 0 to 1. */
    private FloatBuffer planes(InputPicture picture) {
        int values = picture.shape().rgbBytes();
        if (planes.capacity() < values * Float.BYTES) {
            planes = ByteBuffer.allocateDirect(values * Float.BYTES).order(ByteOrder.nativeOrder());
        }
        FloatBuffer floats =
                planes.clear().order(ByteOrder.nativeOrder()).asFloatBuffer().limit(values);
        ByteBuffer rgb = picture.rgb();
        int pixels = values / 3;
        for (int pixel = 0; pixel < pixels; pixel++) {
            for (int plane = 0; plane < 3; plane++) {
                floats.put(plane * pixels + pixel, (rgb.get(3 * pixel + plane) & 0xff) / 255f);
            }
        }
        return floats;
    }

    private List<Candidate> candidates(OrtSession.Result result) throws OrtException {
        float[] boxes = Tensors.floats(result, names.boxes());
        float[] scores = Tensors.floats(result, names.scores());
        long[] numbers = Tensors.longs(result, names.labels());
        List<Candidate> candidates = new ArrayList<>();
        for (int row = 0; row < scores.length; row++) {
            int label = (int) numbers[row] - 1;
            if (label >= 0 && label < labels.size()) {
                Box box = new Box(boxes[4 * row], boxes[4 * row + 1], boxes[4 * row + 2], boxes[4 * row + 3]);
                candidates.add(new Candidate(box, Map.of(labels.get(label), scores[row])));
            }
        }
        return candidates;
    }
}
