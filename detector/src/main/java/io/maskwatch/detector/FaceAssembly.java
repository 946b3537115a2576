package io.maskwatch.detector;

import io.maskwatch.detector.model.ModelDescription;
import io.maskwatch.media.Letterbox;
import io.maskwatch.schemas.Detection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From a graph's boxes to the detections of a picture: drops what is hardly scored and what is not looked for, merges what is
 * one face, clips to the picture, and says of each face what its label means. Immutable, thread-safe.
 *
 * <p>Boxes scored far below their label's threshold are kept: pictures are blurred by them and tracks are carried by them.
 * Their compliance is UNKNOWN, so that only what the model is sure of is evidence.
 */
public final class FaceAssembly {
    /** How far above 1 a graph's sums may round. */
    private static final float ROUNDING = 1e-3f;

    private final ModelDescription model;
    private final double minimumScore;

    /**
     * @param model what labels and thresholds mean
     * @param minimumScore boxes whose best score is lower are dropped, 0 to 1
     */
    public FaceAssembly(ModelDescription model, double minimumScore) {
        this.model = model;
        this.minimumScore = minimumScore;
    }

    /**
     * The faces of one picture, best first.
     *
     * @param candidates what the graph found, in pixels of its input
     * @param letterbox how the picture lies in the input
     * @param limitReached whether the graph itself says that it may have missed some
     * @throws ModelFailedException if its numbers are no scores or no boxes: what it saw cannot be known
     */
    public FacesInPicture assemble(List<Candidate> candidates, Letterbox letterbox, boolean limitReached)
            throws ModelFailedException {
        for (Candidate candidate : candidates) {
            demandSound(candidate);
        }
        List<Candidate> scored = candidates.stream()
                .filter(candidate -> candidate.score() >= minimumScore)
                .toList();
        List<Candidate> wanted = scored.stream()
                .filter(candidate -> model.compliance().containsKey(candidate.label()))
                .toList();
        List<Candidate> faces = Suppression.merge(wanted, model.suppressionIou());
        boolean truncated = limitReached || scored.size() >= model.maxDetections();
        return new FacesInPicture(
                faces.stream()
                        .limit(model.maxDetections())
                        .map(face -> detection(face, letterbox))
                        .flatMap(Optional::stream)
                        .toList(),
                truncated);
    }

    /** A score below 0 is filling; an edge far outside is cut off. */
    private void demandSound(Candidate candidate) throws ModelFailedException {
        for (float score : candidate.classScores().values()) {
            if (!(score <= 1 + ROUNDING)) {
                throw new ModelFailedException(
                        "model %s gave the score %s, which is not between 0 and 1".formatted(model.name(), score));
            }
        }
        if (candidate.score() >= minimumScore && !candidate.box().isNumeric()) {
            throw new ModelFailedException(
                    "model %s gave %s, which is no place in a picture".formatted(model.name(), candidate.box()));
        }
    }

    private Optional<Detection> detection(Candidate face, Letterbox letterbox) {
        Box box = face.box()
                .scaled(
                        1 / (letterbox.scale() * letterbox.sourceWidthPx()),
                        1 / (letterbox.scale() * letterbox.sourceHeightPx()))
                .clippedToUnit();
        if ((float) box.width() <= 0
                || (float) box.height() <= 0
                || (float) box.left() >= 1
                || (float) box.top() >= 1) {
            return Optional.empty();
        }
        String label = face.label();
        return Optional.of(Detection.newBuilder()
                .setBox(box.toRecord())
                .setLabel(label)
                .setCompliance(model.complianceOf(label, face.score()))
                .setScore(unit(face.score()))
                .setClassScores(unit(face.classScores()))
                .build());
    }

    private static Map<String, Float> unit(Map<String, Float> scores) {
        Map<String, Float> bounded = new HashMap<>(scores);
        bounded.replaceAll((label, score) -> unit(score));
        return bounded;
    }

    private static float unit(float score) {
        return Math.max(0, Math.min(1, score));
    }
}
