package io.maskwatch.detector.onnx;

import static io.maskwatch.detector.onnx.GraphSignature.ANY;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.maskwatch.detector.Candidate;
import io.maskwatch.detector.InputPicture;
import io.maskwatch.detector.model.ClassifierStage;
import io.maskwatch.detector.model.ModelFolder;
import io.maskwatch.detector.model.TwoStages;
import io.maskwatch.runtime.UserError;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The second stage of {@code two-stage}: cuts faces out of their pictures and has them classified, many in one run. Owns its
 * graph. Not thread-safe.
 */
final class FaceClassifier implements AutoCloseable {
    /** Faces in one run at most, so that a crowd does not ask for memory without bound. */
    private static final int MOST_TOGETHER = 64;

    private final ClassifierStage stage;
    private final List<String> labels;
    private final Graph graph;
    private final PixelFeed feed;
    private final FaceCutter cutter;
    private final List<ByteBuffer> cuts = new ArrayList<>();
    private final int together;

    private FaceClassifier(ClassifierStage stage, List<String> labels, Graph graph, int together) {
        this.stage = stage;
        this.labels = labels;
        this.graph = graph;
        this.together = together;
        this.feed = new PixelFeed(
                graph.environment(), stage.input().format(), stage.input().normalisation());
        this.cutter = new FaceCutter(stage.crop(), stage.input().shape());
        for (int i = 0; i < together; i++) {
            cuts.add(ByteBuffer.allocateDirect(stage.input().shape().rgbBytes()));
        }
    }

    /** @throws UserError if the graph is not what the model says */
    static FaceClassifier open(ModelFolder folder, OnnxOptions options) {
        ClassifierStage stage = folder.description().part(TwoStages.class).classifier();
        String file = folder.where() + "/" + stage.file();
        List<String> labels = folder.description().labels();
        Graph graph = Graph.load(file, folder.graph(stage.file(), stage.sha256()), options);
        try {
            return new FaceClassifier(stage, labels, graph, facesTogether(stage, file, labels.size(), graph));
        } catch (UserError e) {
            graph.close();
            throw e;
        }
    }

    /** How many faces the graph takes in one run; checks its input and output. */
    private static int facesTogether(ClassifierStage stage, String file, int labels, Graph graph) {
        ClassifierStage.Input input = stage.input();
        String output = stage.output().name();
        GraphSignature signature = new GraphSignature(file, "a classifier of layout two-stage", graph);
        signature.demandInput(
                input.name(),
                PixelFeed.type(input.format()),
                PixelFeed.dimensions(input.format(), 1, input.heightPx(), input.widthPx()));
        if (labels == 2 && signature.outputRank(output) == 1) {
            signature.demandNumbers(output, ANY);
        } else {
            boolean oneColumn = labels == 2 && signature.outputWidth(output) == 1;
            signature.demandNumbers(output, ANY, oneColumn ? 1 : labels);
        }
        return signature.takesAnyNumber() ? MOST_TOGETHER : 1;
    }

    /**
     * The faces, with a score for each label, in the order of pictures and of the faces within them.
     *
     * @param faces of each picture, with one score each
     */
    List<Candidate> classify(List<InputPicture> pictures, List<List<Candidate>> faces) throws OrtException {
        List<Candidate> classified = new ArrayList<>();
        List<Candidate> waiting = new ArrayList<>();
        for (int picture = 0; picture < pictures.size(); picture++) {
            for (Candidate face : faces.get(picture)) {
                cutter.cut(pictures.get(picture), face.box(), cuts.get(waiting.size()));
                waiting.add(face);
                if (waiting.size() == together) {
                    classified.addAll(run(waiting));
                    waiting.clear();
                }
            }
        }
        if (!waiting.isEmpty()) {
            classified.addAll(run(waiting));
        }
        return classified;
    }

    /** Asks a run under way to end. By any thread. */
    void abandon() {
        graph.abandon();
    }

    private List<Candidate> run(List<Candidate> faces) throws OrtException {
        String output = stage.output().name();
        try (OnnxTensor images =
                        feed.tensor(cuts.subList(0, faces.size()), stage.input().shape());
                OrtSession.Result result = graph.run(Map.of(stage.input().name(), images))) {
            float[] given = Tensors.numbers(result, output);
            List<Candidate> classified = new ArrayList<>(faces.size());
            for (int face = 0; face < faces.size(); face++) {
                double[] chances = ClassChances.of(stage.output().gives(), given, face, faces.size(), labels.size());
                classified.add(withLabels(faces.get(face), chances));
            }
            return classified;
        }
    }

    private Candidate withLabels(Candidate face, double[] chances) {
        Map<String, Float> scores = new HashMap<>();
        for (int label = 0; label < chances.length; label++) {
            scores.put(labels.get(label), (float) (face.score() * chances[label]));
        }
        return new Candidate(face.box(), scores);
    }

    @Override
    public void close() {
        graph.close();
    }
}
