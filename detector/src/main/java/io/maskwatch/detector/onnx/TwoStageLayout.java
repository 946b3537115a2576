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
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Layout {@code two-stage}: a graph finds faces, a second one classifies them, those of all pictures together. The score of a
 * label is the face's score times the label's probability: the chance that there is a face and that it is worn so. A face too
 * faint to be classified is told with equal scores, which are no evidence: pictures are blurred by it. Owns the second graph.
 */
final class TwoStageLayout implements GraphLayout {
    private final ModelDescription model;
    private final PictureRuns runs;
    private final FaceDecoding decoding;
    private final FaceClassifier classifier;
    private final double sure;

    private TwoStageLayout(ModelDescription model, PictureRuns runs, FaceDecoding decoding, FaceClassifier classifier) {
        this.model = model;
        this.runs = runs;
        this.decoding = decoding;
        this.classifier = classifier;
        this.sure = model.part(TwoStages.class).faces().minimumScore();
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
        FaceDecoding decoding = FaceDecoding.of(faces, signature, options.minimumScore());
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
        List<List<Candidate>> surely =
                kept.stream().map(faces -> where(faces, this::isSure)).toList();
        Iterator<Candidate> classified = classifier.classify(pictures, surely).iterator();
        List<Found> answers = new ArrayList<>(pictures.size());
        for (int picture = 0; picture < pictures.size(); picture++) {
            List<Candidate> faces = kept.get(picture);
            List<Candidate> candidates = new ArrayList<>(faces.size());
            surely.get(picture).forEach(face -> candidates.add(classified.next()));
            // One place stays free: faint faces must not look as if the limit of boxes had been reached.
            where(faces, face -> !isSure(face)).stream()
                    .limit(Math.max(0, model.maxDetections() - 1 - candidates.size()))
                    .forEach(face -> candidates.add(unclassified(face)));
            answers.add(new Found(candidates, surely.get(picture).size() >= model.maxDetections()));
        }
        return answers;
    }

    @Override
    public void abandon() {
        classifier.abandon();
    }

    private boolean isSure(Candidate face) {
        return face.score() >= sure;
    }

    /** A face of which nothing is known: each label has the same share of its score. */
    private Candidate unclassified(Candidate face) {
        float share = face.score() / model.labels().size();
        return new Candidate(
                face.box(), model.labels().stream().collect(Collectors.toMap(Function.identity(), label -> share)));
    }

    private static List<Candidate> where(List<Candidate> faces, Predicate<Candidate> which) {
        return faces.stream().filter(which).toList();
    }

    @Override
    public void close() {
        classifier.close();
    }
}
