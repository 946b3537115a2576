package io.maskwatch.detector.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.detector.InputPicture;
import io.maskwatch.detector.ModelRun;
import io.maskwatch.detector.Provider;
import io.maskwatch.detector.model.InputShape;
import io.maskwatch.detector.model.ModelFolder;
import io.maskwatch.schemas.Compliance;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The model that ships: it must be in the jar, fit its description, and not depend on what it is batched with. */
class BundledModelTest {
    @Test
    void isDescribedForMasks() {
        ModelFolder model = ModelFolder.bundled();

        assertThat(model.description().compliance())
                .isEqualTo(Map.of(
                        "with_mask", Compliance.MASKED,
                        "without_mask", Compliance.UNMASKED,
                        "mask_weared_incorrect", Compliance.INCORRECT));
        assertThat(model.graph()).hasSizeBetween(1, 12_000_000);
    }

    @Test
    void aBatchGivesWhatSingleRunsGive() throws Exception {
        try (OnnxFaceDetector detector =
                OnnxFaceDetector.open(ModelFolder.bundled(), new OnnxOptions(Provider.CPU, 0, 0.02))) {
            InputShape shape = detector.shapeFor(640, 360, 640);
            List<InputPicture> pictures = List.of(
                    TestPictures.patches(shape, 1), TestPictures.patches(shape, 2), TestPictures.patches(shape, 3));

            ModelRun together = detector.detect(pictures);

            for (int i = 0; i < pictures.size(); i++) {
                ModelRun alone = detector.detect(List.of(pictures.get(i)));
                TestPictures.assertAlike(
                        together.pictures().get(i), alone.pictures().get(0));
            }
        }
    }

    @Test
    void seesNobodyInAnEmptyPicture() throws Exception {
        try (OnnxFaceDetector detector = OnnxFaceDetector.open(ModelFolder.bundled(), Provider.CPU)) {
            InputShape shape = detector.shapeFor(640, 480, 640);

            ModelRun run = detector.detect(List.of(TestPictures.plain(shape, 114, 114, 114)));

            assertThat(run.pictures().get(0).detections())
                    .noneMatch(face -> face.getCompliance() != Compliance.UNKNOWN);
            assertThat(run.pictures().get(0).truncated()).isFalse();
        }
    }
}
