package io.maskwatch.detector.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.maskwatch.detector.FacesInPicture;
import io.maskwatch.detector.InputPicture;
import io.maskwatch.detector.ModelFailedException;
import io.maskwatch.detector.ModelRun;
import io.maskwatch.detector.Provider;
import io.maskwatch.detector.model.InputShape;
import io.maskwatch.schemas.Compliance;
import io.maskwatch.schemas.Detection;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchedLayoutTest {
    private static final InputShape SHAPE = new InputShape(128, 96);

    @TempDir
    Path folder;

    @Test
    void oneFaceIsOneDetectionWithAllScores() throws Exception {
        try (OnnxFaceDetector detector = OnnxFaceDetector.open(TestModel.batched(folder), Provider.CPU)) {
            FacesInPicture faces = only(detector.detect(List.of(TestPictures.plain(SHAPE, 204, 102, 51))));

            assertThat(faces.truncated()).isFalse();
            assertThat(faces.detections()).hasSize(2);
            Detection first = faces.detections().get(0);
            assertThat(first.getLabel()).isEqualTo("red");
            assertThat(first.getCompliance()).isEqualTo(Compliance.UNMASKED);
            assertThat(first.getScore()).isCloseTo(0.8f, within(1e-4f));
            assertThat(first.getClassScores().get("green"))
                    .as("the other label's own box scored it higher")
                    .isCloseTo(0.9f * 0.8f, within(1e-4f));
            assertThat(first.getBox().getLeft()).isCloseTo(8 / 128f, within(1e-6f));
            assertThat(first.getBox().getHeight()).isCloseTo(32 / 96f, within(1e-6f));
        }
    }

    @Test
    void boxesAreClippedToThePicture() throws Exception {
        try (OnnxFaceDetector detector = OnnxFaceDetector.open(TestModel.batched(folder), Provider.CPU)) {
            FacesInPicture faces = only(detector.detect(List.of(TestPictures.plain(SHAPE, 204, 102, 51))));

            Detection cut = faces.detections().get(1);
            assertThat(cut.getBox().getLeft() + cut.getBox().getWidth()).isEqualTo(1f);
        }
    }

    @Test
    void whatTheModelIsUnsureOfIsUnknown() throws Exception {
        try (OnnxFaceDetector detector = OnnxFaceDetector.open(TestModel.batched(folder), Provider.CPU)) {
            FacesInPicture faces = only(detector.detect(List.of(TestPictures.plain(SHAPE, 51, 140, 51))));

            Detection first = faces.detections().get(0);
            assertThat(first.getLabel()).isEqualTo("green");
            assertThat(first.getScore()).isBetween(0.5f, 0.6f);
            assertThat(first.getCompliance()).isEqualTo(Compliance.UNKNOWN);
        }
    }

    @Test
    void faintBoxesAreNotTold() throws Exception {
        try (OnnxFaceDetector detector = OnnxFaceDetector.open(TestModel.batched(folder), Provider.CPU)) {
            assertThat(only(detector.detect(List.of(TestPictures.plain(SHAPE, 5, 5, 5))))
                            .detections())
                    .isEmpty();
        }
    }

    @Test
    void theGraphsLimitIsPassedOn() throws Exception {
        try (OnnxFaceDetector detector = OnnxFaceDetector.open(TestModel.batched(folder), Provider.CPU)) {
            ModelRun run = detector.detect(
                    List.of(TestPictures.plain(SHAPE, 250, 0, 0), TestPictures.plain(SHAPE, 100, 0, 0)));

            assertThat(run.pictures()).extracting(FacesInPicture::truncated).containsExactly(true, false);
        }
    }

    @Test
    void aBatchGivesWhatSingleRunsGive() throws Exception {
        try (OnnxFaceDetector detector = OnnxFaceDetector.open(TestModel.batched(folder), Provider.CPU)) {
            List<InputPicture> pictures = List.of(
                    TestPictures.patches(SHAPE, 1),
                    TestPictures.plain(SHAPE, 200, 10, 90),
                    TestPictures.patches(SHAPE, 2),
                    TestPictures.plain(SHAPE, 10, 200, 90));

            ModelRun together = detector.detect(pictures);

            for (int i = 0; i < pictures.size(); i++) {
                TestPictures.assertAlike(together.pictures().get(i), only(detector.detect(List.of(pictures.get(i)))));
            }
        }
    }

    @Test
    void aFailedRunLeavesTheDetectorUsable() throws Exception {
        try (OnnxFaceDetector detector = OnnxFaceDetector.open(TestModel.breaksOnWhite(folder), Provider.CPU)) {
            InputPicture white = TestPictures.plain(SHAPE, 255, 255, 255);
            InputPicture good = TestPictures.plain(SHAPE, 200, 0, 0);

            assertThatThrownBy(() -> detector.detect(List.of(good, white))).isInstanceOf(ModelFailedException.class);
            assertThat(only(detector.detect(List.of(good))).detections()).isNotEmpty();
        }
    }

    private static FacesInPicture only(ModelRun run) {
        assertThat(run.pictures()).hasSize(1);
        return run.pictures().get(0);
    }
}
