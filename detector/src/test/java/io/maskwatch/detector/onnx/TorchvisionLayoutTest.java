package io.maskwatch.detector.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.maskwatch.detector.ModelRun;
import io.maskwatch.detector.Provider;
import io.maskwatch.detector.model.InputShape;
import io.maskwatch.schemas.Detection;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TorchvisionLayoutTest {
    private static final InputShape SHAPE = new InputShape(128, 96);

    @TempDir
    Path folder;

    @Test
    void boxesOfDifferentLabelsOnOneFaceAreOneDetection() throws Exception {
        try (OnnxFaceDetector detector = OnnxFaceDetector.open(TestModel.torchvision(folder), Provider.CPU)) {
            ModelRun run = detector.detect(List.of(TestPictures.plain(SHAPE, 51, 204, 102)));

            List<Detection> faces = run.pictures().get(0).detections();
            assertThat(faces).hasSize(2);
            assertThat(faces.get(0).getLabel()).isEqualTo("green");
            assertThat(faces.get(0).getClassScores()).containsOnlyKeys("red", "green");
            assertThat(faces.get(0).getClassScores().get("red")).isCloseTo(0.2f, within(1e-4f));
            assertThat(faces.get(1).getLabel()).isEqualTo("blue");
            assertThat(faces.get(1).getClassScores()).containsOnlyKeys("blue");
        }
    }

    @Test
    void eachPictureOfABatchIsItsOwnRun() throws Exception {
        try (OnnxFaceDetector detector = OnnxFaceDetector.open(TestModel.torchvision(folder), Provider.CPU)) {
            ModelRun run = detector.detect(
                    List.of(TestPictures.plain(SHAPE, 255, 0, 0), TestPictures.plain(SHAPE, 0, 0, 255)));

            assertThat(run.pictures().get(0).detections())
                    .extracting(Detection::getLabel)
                    .containsExactly("red");
            assertThat(run.pictures().get(1).detections())
                    .extracting(Detection::getLabel)
                    .containsExactly("blue");
        }
    }
}
