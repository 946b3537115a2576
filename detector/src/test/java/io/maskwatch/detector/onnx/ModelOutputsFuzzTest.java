package io.maskwatch.detector.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maskwatch.detector.FacesInPicture;
import io.maskwatch.detector.ModelFailedException;
import io.maskwatch.detector.Provider;
import io.maskwatch.detector.model.InputShape;
import io.maskwatch.runtime.UserError;
import io.maskwatch.schemas.BoundingBox;
import io.maskwatch.schemas.Detection;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever a graph gives, told are faces within the picture, with scores that are scores, no more than the limit; or it is said
 * that the model is not what it should be, or that it has failed.
 */
class ModelOutputsFuzzTest {
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 60);
    private static final long FIRST_SEED = Long.getLong("fuzz.seed", 1);
    private static final int MOST_FACES = 5;
    private static final InputShape SHAPE = new InputShape(64, 64);

    @TempDir
    Path folder;

    private enum Ending {
        FACES,
        NOBODY,
        FAILED,
        REFUSED
    }

    @ParameterizedTest
    @EnumSource
    void tellsWhatMayBeToldOrThatTheModelIsWrong(FuzzedTelling telling) {
        Map<Ending, Long> endings = new EnumMap<>(Ending.class);
        for (long seed = FIRST_SEED; seed < FIRST_SEED + ROUNDS; seed++) {
            endings.merge(ending(telling, seed), 1L, Long::sum);
        }
        assertThat(endings).as("%s, seeds from %d on", telling, FIRST_SEED).containsKeys(Ending.FACES, Ending.FAILED);
    }

    @ParameterizedTest
    @EnumSource
    void aModelThatHasLostItsNumbersSeesNoEmptyPicture(FuzzedTelling telling) {
        OddOutputs lost = new OddOutputs(new Random(1), 3, 0) {
            @Override
            double[] scores(int count) {
                return DoubleStream.generate(() -> Double.NaN).limit(count).toArray();
            }

            @Override
            double[] filled() {
                return new double[] {rows()};
            }

            @Override
            double[] labels(int count) {
                return DoubleStream.generate(() -> 1).limit(count).toArray();
            }
        };
        assertThatThrownBy(() -> told(telling, lost))
                .isInstanceOf(ModelFailedException.class)
                .hasMessageContaining("NaN");
    }

    private Ending ending(FuzzedTelling telling, long seed) {
        try {
            FacesInPicture told = told(telling, OddOutputs.of(seed));
            assertSound("seed " + seed, told);
            return told.detections().isEmpty() ? Ending.NOBODY : Ending.FACES;
        } catch (ModelFailedException e) {
            assertThat(e).as("seed " + seed).hasMessageContaining("fuzzed");
            return Ending.FAILED;
        } catch (UserError e) {
            assertThat(e).as("seed " + seed).hasMessageContaining(".onnx");
            return Ending.REFUSED;
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + seed + ": a fault, not a word about the model", e);
        }
    }

    private FacesInPicture told(FuzzedTelling telling, OddOutputs odd) throws ModelFailedException {
        Map<String, byte[]> graphs = Map.of(
                "graph", telling.graph(odd).bytes(),
                "classifier", FuzzedTelling.classifier(odd).bytes());
        try (OnnxFaceDetector detector = OnnxFaceDetector.open(
                TestModel.of(folder, telling.yaml(), graphs), new OnnxOptions(Provider.CPU, 1, 0.05))) {
            return detector.detect(List.of(TestPictures.patches(SHAPE, 1)))
                    .pictures()
                    .get(0);
        }
    }

    private static void assertSound(String as, FacesInPicture told) {
        assertThat(told.detections()).as(as).hasSizeLessThanOrEqualTo(MOST_FACES);
        for (Detection face : told.detections()) {
            BoundingBox box = face.getBox();
            assertThat(box.getLeft()).as(as).isBetween(0f, 1f);
            assertThat(box.getTop()).as(as).isBetween(0f, 1f);
            assertThat(box.getWidth()).as(as).isGreaterThan(0).isLessThanOrEqualTo(1);
            assertThat(box.getHeight()).as(as).isGreaterThan(0).isLessThanOrEqualTo(1);
            assertThat(box.getLeft() + box.getWidth()).as(as).isLessThanOrEqualTo(1);
            assertThat(box.getTop() + box.getHeight()).as(as).isLessThanOrEqualTo(1);
            assertThat(face.getScore()).as(as).isBetween(0.05f, 1f);
            assertThat(face.getClassScores()).as(as).containsKey(face.getLabel());
            assertThat(face.getClassScores().values())
                    .as(as)
                    .allSatisfy(score -> assertThat(score).isBetween(0f, 1f));
        }
    }
}
