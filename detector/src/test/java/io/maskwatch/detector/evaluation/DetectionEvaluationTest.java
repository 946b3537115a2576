package io.maskwatch.detector.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.maskwatch.detector.Box;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Answers that can be worked out by hand. */
class DetectionEvaluationTest {
    private static final Box HERE = new Box(0, 0, 10, 10);
    private static final Box THERE = new Box(50, 50, 60, 60);

    private final DetectionEvaluation evaluation = new DetectionEvaluation(List.of("face", "hat"));

    @Test
    void aPerfectDetectionScoresOne() {
        evaluation.add(List.of(found(HERE, 0.9)), List.of(truth(HERE)));
        assertThat(face(AreaRange.ALL)).isEqualTo(new Accuracy(1, 1, 1, 1, 1, 1));
    }

    @Test
    void halfTheFacesGive51Of101Recalls() {
        evaluation.add(List.of(found(HERE, 0.9)), List.of(truth(HERE), truth(THERE)));
        assertThat(face(AreaRange.ALL).ap()).isCloseTo(51.0 / 101, within(1e-12));
        assertThat(face(AreaRange.ALL).recall()).isEqualTo(0.5);
    }

    @Test
    void aBetterScoredMissHalvesThePrecisionAndAWorseOneDoesNot() {
        evaluation.add(List.of(found(HERE, 0.5), found(THERE, 0.9)), List.of(truth(HERE)));
        assertThat(face(AreaRange.ALL).ap50()).isEqualTo(0.5);
        DetectionEvaluation other = new DetectionEvaluation(List.of("face"));
        other.add(List.of(found(HERE, 0.5), found(THERE, 0.1)), List.of(truth(HERE)));
        assertThat(other.table().mean().get(AreaRange.ALL)).isEqualTo(new Accuracy(1, 1, 1, 1, 1, 1));
    }

    @Test
    void anOverlapOfFourFifthsCountsAt75AndNotAt85() {
        evaluation.add(List.of(found(new Box(0, 0, 10, 8), 0.9)), List.of(truth(HERE)));
        Accuracy face = face(AreaRange.ALL);
        assertThat(face.ap75()).isEqualTo(1);
        assertThat(face.ap()).isCloseTo(0.7, within(1e-12));
    }

    @Test
    void asksNothingOfALabelWithoutTrueBoxes() {
        evaluation.add(List.of(found(HERE, 0.9)), List.of(truth(HERE)));
        Accuracy hat = Objects.requireNonNull(
                Objects.requireNonNull(evaluation.table().labels().get("hat")).get(AreaRange.ALL));
        assertThat(hat.boxes()).isZero();
        assertThat(hat.ap()).isNaN();
        assertThat(evaluation.table().mean().get(AreaRange.ALL)).isEqualTo(new Accuracy(1, 1, 1, 1, 1, 1));
    }

    @Test
    void findsNothingInPicturesWithoutDetections() {
        evaluation.add(List.of(), List.of(truth(HERE)));
        assertThat(face(AreaRange.ALL)).isEqualTo(new Accuracy(1, 0, 0, 0, 0, 0));
    }

    @Test
    void aFaceOfAnotherSizeIsNeitherFoundNorMissed() {
        evaluation.add(List.of(found(HERE, 0.9)), List.of(truth(HERE)));
        assertThat(face(AreaRange.SMALL)).isEqualTo(new Accuracy(1, 1, 1, 1, 1, 1));
        assertThat(face(AreaRange.LARGE).boxes()).isZero();
    }

    private Accuracy face(AreaRange range) {
        return Objects.requireNonNull(
                Objects.requireNonNull(evaluation.table().labels().get("face")).get(range));
    }

    private static FoundBox found(Box box, double score) {
        return new FoundBox("face", box, score);
    }

    private static TrueBox truth(Box box) {
        return new TrueBox("face", box, false);
    }
}
