package io.maskwatch.detector.onnx;

import ai.onnxruntime.OrtException;
import io.maskwatch.detector.Candidate;
import io.maskwatch.detector.InputPicture;
import io.maskwatch.detector.Suppression;
import io.maskwatch.detector.model.FaceStage;
import io.maskwatch.detector.model.ModelDescription;
import io.maskwatch.detector.model.ModelFolder;
import io.maskwatch.detector.model.TwoStages;
import io.maskwatch.runtime.UserError;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Layout {@code two-stage}: a graph finds faces, a second one classifies them, those of all pictures together. The score of a
 * label is the face's score times the label's probability: the chance that there is a face and that it is worn so. Owns the
 * second graph.
 */
final class TwoStageLayout implements GraphLayout {
    private final ModelDescription model;
    private final PictureRuns runs;
    private final FaceDecoding decoding;
    private final FaceClassifier classifier;

    private TwoStageLayout(ModelDescription model, PictureRuns runs, FaceDecoding decoding, FaceClassifier classifier) {
        this.model = model;
        this.runs = runs;
        this.decoding = decoding;
        this.classifier = classifier;
    }

    /**
     * Checks the first graph and loads the second.
     *
     * @throws UserError if either is not what the model says
     */
    static TwoStageLayout open(ModelFolder folder, Graph graph, OnnxOptions options) {
        ModelDescription model = folder.description();
        FaceStage faces = model.part(TwoStages.class).faces();
        GraphSignature signature = GraphSignature.of(folder, graph);
        PictureRuns runs = PictureRuns.of(model.input(), graph, signature);
        FaceDecoding decoding = FaceDecoding.of(faces, signature);
        return new TwoStageLayout(model, runs, decoding, FaceClassifier.open(folder, options));
    }

    @Override
    public List<Found> run(List<InputPicture> pictures) throws OrtException {
        List<List<Candidate>> found = runs.run(pictures, decoding);
        List<List<Candidate>> kept = found.stream()
                .map(faces -> Suppression.merge(faces, model.suppressionIou()).stream()
                        .limit(model.maxDetections())
                        .toList())
                .toList();
        Iterator<Candidate> classified = classifier.classify(pictures, kept).iterator();
        List<Found> answers = new ArrayList<>(pictures.size());
        for (int picture = 0; picture < pictures.size(); picture++) {
            int faces = kept.get(picture).size();
            List<Candidate> candidates = IntStream.range(0, faces)
                    .mapToObj(face -> classified.next())
                    .toList();
            answers.add(new Found(candidates, faces >= model.maxDetections()));
        }
        return answers;
    }

    @Override
    public void close() {
        classifier.close();
    }
}
