package io.maskwatch.detector.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maskwatch.detector.InputPicture;
import io.maskwatch.detector.ModelFailedException;
import io.maskwatch.detector.ModelRun;
import io.maskwatch.detector.Provider;
import io.maskwatch.detector.model.InputShape;
import io.maskwatch.detector.model.ModelFolder;
import io.maskwatch.schemas.Compliance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** Answers as PyTorch does on the stored pictures: boxes within 0.05 px, scores within 0.001, all else the same. */
    @Test
    void answersAsThePytorchModelThatItWasExportedFrom() throws Exception {
        ReferenceOutputs reference = ReferenceOutputs.stored();
        assertThat(ModelFolder.bundled().description().sha256())
                .as("the stored answers are written with the model: export both again")
                .isEqualTo(reference.sha256());
        assertThat(reference.pictures())
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(answer -> assertThat(answer.count()).isPositive());

        try (Graph graph = Graph.load(ModelFolder.bundled(), OnnxOptions.on(Provider.CPU))) {
            for (ReferenceOutputs.Answer answer : reference.pictures()) {
                RawOutputs.of(graph, answer.picture()).assertAlike(answer);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"320, 320", "320, 192", "192, 320", "416, 352"})
    void aBatchGivesWhatSingleRunsGive(int widthPx, int heightPx) throws Exception {
        try (OnnxFaceDetector detector =
                OnnxFaceDetector.open(ModelFolder.bundled(), new OnnxOptions(Provider.CPU, 0, 0.02))) {
            InputShape shape = new InputShape(widthPx, heightPx);
            List<InputPicture> pictures = new ArrayList<>(List.of(TestPictures.patches(shape, 1)));
            for (ReferenceOutputs.Answer answer : ReferenceOutputs.stored().pictures()) {
                pictures.add(answer.pictureIn(shape));
            }

            ModelRun together = detector.detect(pictures);

            assertThat(together.pictures().subList(1, pictures.size()))
                    .as("faces are there to be compared")
                    .noneMatch(faces -> faces.detections().isEmpty());
            for (int i = 0; i < pictures.size(); i++) {
                ModelRun alone = detector.detect(List.of(pictures.get(i)));
                TestPictures.assertAlike(
                        together.pictures().get(i), alone.pictures().get(0));
            }
        }
    }

    @Test
    void runsNoMoreOnceItIsAbandoned() throws Exception {
        try (OnnxFaceDetector detector = OnnxFaceDetector.open(ModelFolder.bundled(), Provider.CPU)) {
            InputPicture picture = TestPictures.plain(detector.shapeFor(640, 480, 640), 114, 114, 114);
            detector.detect(List.of(picture));
            detector.abandon();
            assertThatThrownBy(() -> detector.detect(List.of(picture)))
                    .isInstanceOf(ModelFailedException.class)
                    .hasMessageContaining("terminate");
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
