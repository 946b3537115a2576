package io.maskwatch.detector.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.detector.FacesInPicture;
import io.maskwatch.detector.InputPicture;
import io.maskwatch.detector.ModelRun;
import io.maskwatch.detector.Provider;
import io.maskwatch.detector.model.InputShape;
import io.maskwatch.detector.model.ModelFolder;
import io.maskwatch.schemas.Detection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The classifier that this project trained, in its folder, behind a face detector that sees green. */
class OwnClassifierTest {
    private static final Path CLASSIFIER = Path.of("classifier");
    private static final InputShape SHAPE = new InputShape(128, 96);

    @TempDir
    Path folder;

    @Test
    void fitsItsDescriptionAndDoesNotDependOnWhatItIsBatchedWith() throws Exception {
        List<InputPicture> pictures =
                List.of(TestPictures.patches(SHAPE, 1), TestPictures.patches(SHAPE, 2), TestPictures.patches(SHAPE, 3));

        try (OnnxFaceDetector detector = OnnxFaceDetector.open(model(), Provider.CPU)) {
            ModelRun together = detector.detect(pictures);

            for (int i = 0; i < pictures.size(); i++) {
                FacesInPicture faces = together.pictures().get(i);
                assertThat(faces.detections())
                        .filteredOn(face -> sum(face) >= 0.3)
                        .isNotEmpty()
                        .allSatisfy(OwnClassifierTest::assertClassified);
                TestPictures.assertAlike(
                        faces,
                        detector.detect(List.of(pictures.get(i))).pictures().get(0));
            }
        }
    }

    private static void assertClassified(Detection face) {
        double sum = sum(face);
        assertThat(face.getClassScores()).containsOnlyKeys("with_mask", "without_mask");
        assertThat(sum)
                .as("no face is scored higher by a detector of object score 0.64")
                .isBetween(0.29, 0.81);
        assertThat((double) face.getScore()).isGreaterThanOrEqualTo(sum / 2 - 1e-4);
    }

    private static double sum(Detection face) {
        return face.getClassScores().values().stream()
                .mapToDouble(Float::doubleValue)
                .sum();
    }

    /** The folder as it is, but for the face detector. */
    private ModelFolder model() throws IOException {
        Files.copy(CLASSIFIER.resolve("classifier.onnx"), folder.resolve("classifier.onnx"));
        String yaml = Files.readString(CLASSIFIER.resolve("model.yaml"));
        return TestModel.of(
                folder,
                yaml.replaceFirst("(?m)^file: .*$", "file: yunet.onnx")
                        .replaceFirst("(?m)^sha256: .*$", "sha256: sha256 of yunet"));
    }
}
