package io.maskwatch.detector.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.maskwatch.detector.FacesInPicture;
import io.maskwatch.detector.InputPicture;
import io.maskwatch.detector.ModelRun;
import io.maskwatch.detector.Provider;
import io.maskwatch.detector.model.InputShape;
import io.maskwatch.detector.model.ModelFolder;
import io.maskwatch.schemas.BoundingBox;
import io.maskwatch.schemas.Compliance;
import io.maskwatch.schemas.Detection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoxTableLayoutTest {
    private static final InputShape SHAPE = new InputShape(128, 96);
    private static final InputShape SQUARE = new InputShape(64, 64);
    private static final String TENSORFLOW = """
            name: tensorflow
            layout: tf-object-detection
            file: %1$s.onnx
            sha256: sha256 of %1$s
            input: { name: input_tensor, sizesPx: [128], stride: 32 }
            labels: [red, green, blue]
            compliance: { red: UNMASKED, green: MASKED, blue: INCORRECT }
            """;
    private static final String PLAIN = """
            name: plain
            layout: plain-detection
            file: plain.onnx
            sha256: sha256 of plain
            input: { name: image, format: nchw-float-rgb, sizesPx: [64], stride: 32, square: true }
            boxes: { order: cxcywh }
            labelsFile: coco.names
            compliance: { helmet: MASKED, head: UNMASKED }
            thresholds: { head: 0.4 }
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"tensorflow", "tensorflow-single"})
    void readsTensorflowsTablesOfOnePictureOrMany(String graph) throws Exception {
        try (OnnxFaceDetector detector =
                OnnxFaceDetector.open(TestModel.of(folder, TENSORFLOW.formatted(graph)), Provider.CPU)) {
            ModelRun run = detector.detect(
                    List.of(TestPictures.plain(SHAPE, 204, 102, 255), TestPictures.plain(SHAPE, 0, 153, 255)));

            List<Detection> first = run.pictures().get(0).detections();
            assertThat(first)
                    .as("the third row is past the number of detections; the second is of class 3")
                    .extracting(Detection::getLabel)
                    .containsExactly("red", "blue");
            assertThat(first.get(0).getScore()).isCloseTo(0.8f, within(1e-4f));
            assertThat(first.get(0).getBox())
                    .as("top, left, bottom, right")
                    .isEqualTo(new BoundingBox(0.5f, 0.25f, 0.25f, 0.25f));
            assertThat(first.get(1).getCompliance()).as("0.4").isEqualTo(Compliance.UNKNOWN);
            assertThat(run.pictures().get(1).detections())
                    .extracting(Detection::getCompliance)
                    .containsExactly(Compliance.INCORRECT);
        }
    }

    @Test
    void theLimitOfATableIsTold() throws Exception {
        String yaml = TENSORFLOW.formatted("tensorflow") + "maxDetections: 2\n";

        FacesInPicture full = only(TestModel.of(folder, yaml), TestPictures.plain(SHAPE, 204, 102, 255));
        FacesInPicture half = only(TestModel.of(folder, yaml), TestPictures.plain(SHAPE, 204, 0, 255));

        assertThat(full.truncated()).isTrue();
        assertThat(half.truncated())
                .as("a row that is hardly scored is filling")
                .isFalse();
    }

    @Test
    void onlyLabelsThatMeanSomethingAreLookedFor() throws Exception {
        FacesInPicture faces =
                only(plain(PLAIN, "helmet\ndog\nhead\n\ncat\n"), TestPictures.plain(SQUARE, 153, 110, 255));

        assertThat(faces.detections())
                .as("the cat, scored best, covers the helmet")
                .extracting(Detection::getLabel)
                .containsExactly("helmet", "head");
        Detection helmet = faces.detections().get(0);
        assertThat(helmet.getClassScores()).containsOnlyKeys("helmet");
        assertThat(helmet.getBox()).isEqualTo(new BoundingBox(0.125f, 0.125f, 0.25f, 0.25f));
        assertThat(helmet.getCompliance()).isEqualTo(Compliance.MASKED);
        assertThat(faces.detections().get(1).getCompliance()).isEqualTo(Compliance.UNMASKED);
    }

    @Test
    void anEmptyLineOfTheLabelsFileKeepsItsNumber() throws Exception {
        FacesInPicture faces =
                only(plain(PLAIN, "n/a\ndog\nhelmet\nN/A\nhead"), TestPictures.plain(SQUARE, 255, 204, 153));

        assertThat(faces.detections()).extracting(Detection::getLabel).containsExactly("helmet", "head");
    }

    @Test
    void theFirstLabelsNumberMayBeAnother() throws Exception {
        FacesInPicture faces = only(
                plain(PLAIN.replace("order: cxcywh", "order: cxcywh, firstLabel: 2"), "helmet\ndog\nhead\n"),
                TestPictures.plain(SQUARE, 255, 204, 153));

        assertThat(faces.detections()).extracting(Detection::getLabel).containsExactly("helmet", "head");
    }

    @ParameterizedTest
    @CsvSource({
        "xyxy, pixels, 48, 16, 8, 16, 0, 0, 0, 0",
        "cxcywh, pixels, 48, 16, 8, 16, 44, 8, 52, 24",
        "xywh, pixels, 48, 16, 8, 16, 48, 16, 56, 32"
    })
    void aRowsBoxIsReadAsItsConventionSays(
            String order, String unit, int a, int b, int c, int d, int left, int top, int right, int bottom)
            throws Exception {
        ModelFolder model = plain(
                PLAIN.replace("order: cxcywh", "order: " + order + ", unit: " + unit), "cat\ndog\nhelmet\nhead\n");

        FacesInPicture faces = only(model, TestPictures.plain(SQUARE, 0, 255, 0));

        if (right == 0) {
            assertThat(faces.detections())
                    .as("%s,%s,%s,%s has no area", a, b, c, d)
                    .isEmpty();
        } else {
            BoundingBox box = faces.detections().get(0).getBox();
            assertThat(box.getLeft() * 64).isEqualTo(left);
            assertThat(box.getTop() * 64).isEqualTo(top);
            assertThat((box.getLeft() + box.getWidth()) * 64).isEqualTo(right);
            assertThat((box.getTop() + box.getHeight()) * 64).isEqualTo(bottom);
        }
    }

    private ModelFolder plain(String yaml, String labels) throws IOException {
        Files.writeString(folder.resolve("coco.names"), labels);
        return TestModel.of(folder, yaml);
    }

    private static FacesInPicture only(ModelFolder model, InputPicture picture) throws Exception {
        try (OnnxFaceDetector detector = OnnxFaceDetector.open(model, Provider.CPU)) {
            return detector.detect(List.of(picture)).pictures().get(0);
        }
    }
}
