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
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwoStageLayoutTest {
    private static final InputShape SHAPE = new InputShape(128, 96);
    private static final InputShape LARGE = new InputShape(320, 320);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        // stride, its colour, the cell's column and line, the face's edges
        "8, 0, 255, 0, 3, 2, 18, 10, 34, 34",
        "16, 0, 0, 255, 5, 1, 68, 4, 100, 52",
        "32, 255, 0, 0, 1, 1, 8, 8, 72, 96"
    })
    void decodesYunetAtEveryStride(
            int stride, int red, int green, int blue, int column, int line, int left, int top, int right, int bottom)
            throws Exception {
        InputPicture picture = TestPictures.plain(SHAPE, 0, 0, 0);
        TestPictures.paint(picture, column * stride, line * stride, stride, stride, red, green, blue);

        FacesInPicture faces = only(TestModel.twoStage(folder, TestModel.yunet()), picture);

        assertThat(faces.detections()).hasSize(1);
        Detection face = faces.detections().get(0);
        assertThat(face.getScore()).as("root of class and object score").isCloseTo(0.8f, within(1e-4f));
        assertThat(face.getLabel()).isEqualTo(red > 0 ? "red" : green > 0 ? "green" : "blue");
        BoundingBox box = face.getBox();
        assertThat(box.getLeft() * 128).isCloseTo(left, within(1e-3f));
        assertThat(box.getTop() * 96).isCloseTo(top, within(1e-3f));
        assertThat((box.getLeft() + box.getWidth()) * 128).isCloseTo(right, within(1e-3f));
        assertThat((box.getTop() + box.getHeight()) * 96).isCloseTo(bottom, within(1e-3f));
    }

    @Test
    void aLabelsScoreIsTheFacesTimesItsProbability() throws Exception {
        InputPicture picture = TestPictures.plain(SHAPE, 0, 0, 0);
        TestPictures.paint(picture, 24, 16, 8, 8, 85, 255, 0);

        Detection face = only(TestModel.twoStage(folder, TestModel.yunet()), picture)
                .detections()
                .get(0);

        assertThat(face.getClassScores()).containsOnlyKeys("red", "green", "blue");
        assertThat(face.getClassScores().get("red")).isCloseTo(0.2f, within(0.01f));
        assertThat(face.getClassScores().get("green")).isCloseTo(0.6f, within(0.01f));
        assertThat(face.getClassScores().get("blue")).isCloseTo(0, within(0.01f));
        assertThat(face.getCompliance()).isEqualTo(Compliance.MASKED);
    }

    /** 260, 0 and 1 faces: more than the classifier takes in one run, of many colours. */
    @Test
    void facesOfAllPicturesAreClassifiedTogetherAndComeBackToTheirOwn() throws Exception {
        InputPicture crowd = TestPictures.plain(LARGE, 0, 0, 0);
        for (int face = 0; face < 260; face++) {
            TestPictures.paint(crowd, 16 * (face % 20), 24 * (face / 20), 8, 8, 10 * (face % 26), 255, 0);
        }
        InputPicture nobody = TestPictures.plain(LARGE, 0, 0, 0);
        InputPicture somebody = TestPictures.plain(LARGE, 0, 0, 0);
        TestPictures.paint(somebody, 160, 160, 8, 8, 0, 255, 128);
        List<InputPicture> pictures = List.of(crowd, nobody, somebody);

        try (OnnxFaceDetector detector =
                OnnxFaceDetector.open(TestModel.twoStage(folder, TestModel.yunet()), Provider.CPU)) {
            ModelRun together = detector.detect(pictures);

            assertThat(together.pictures())
                    .extracting(faces -> classified(faces).size())
                    .containsExactly(260, 0, 1);
            assertThat(together.pictures())
                    .extracting(FacesInPicture::truncated)
                    .containsOnly(false);
            for (Detection face : classified(together.pictures().get(0))) {
                int column = Math.round((face.getBox().getLeft() * 320 + 6) / 16);
                int line = Math.round((face.getBox().getTop() * 320 + 6) / 24);
                float red = 10 * ((20 * line + column) % 26);
                assertThat(face.getClassScores().get("red"))
                        .as("the face in column %s, line %s", column, line)
                        .isCloseTo(0.8f * red / (red + 255), within(0.03f));
            }
            for (int i = 0; i < pictures.size(); i++) {
                TestPictures.assertAlike(
                        together.pictures().get(i),
                        detector.detect(List.of(pictures.get(i))).pictures().get(0));
            }
        }
    }

    @Test
    void moreFacesThanTheLimitAreTold() throws Exception {
        InputPicture picture = TestPictures.plain(SHAPE, 0, 0, 0);
        TestPictures.paint(picture, 0, 0, 8, 8, 0, 255, 0);
        TestPictures.paint(picture, 64, 0, 8, 8, 0, 255, 0);

        FacesInPicture faces = only(
                TestModel.twoStage(folder, TestModel.yunet().replace("maxDetections: 300", "maxDetections: 1")),
                picture);

        assertThat(faces.detections()).hasSize(1);
        assertThat(faces.truncated()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssd", "ssd-batched"})
    void decodesSsdOfOnePictureOrMany(String graph) throws Exception {
        String yaml = """
                name: two-stage
                layout: two-stage
                file: %s.onnx
                sha256: sha256 of %s
                input:
                  name: data
                  format: nchw-float-bgr
                  normalise: { divideBy: 1, mean: [104, 177, 123] }
                  sizesPx: [128]
                  stride: 32
                faces: { decoding: ssd }
                """.formatted(graph, graph);
        try (OnnxFaceDetector detector = OnnxFaceDetector.open(TestModel.twoStage(folder, yaml), Provider.CPU)) {
            ModelRun run = detector.detect(List.of(
                    TestPictures.plain(SHAPE, 0, 0, 184),
                    TestPictures.plain(SHAPE, 255, 255, 104),
                    TestPictures.plain(SHAPE, 0, 154, 154)));

            assertThat(run.pictures())
                    .extracting(faces -> faces.detections().size())
                    .containsExactly(1, 0, 1);
            Detection first = run.pictures().get(0).detections().get(0);
            assertThat(first.getScore()).isCloseTo(0.8f, within(1e-4f));
            assertThat(first.getLabel()).isEqualTo("blue");
            assertThat(first.getBox()).isEqualTo(new BoundingBox(0.25f, 0.5f, 0.25f, 0.5f));
            Detection last = run.pictures().get(2).detections().get(0);
            assertThat(last.getClassScores().get("green")).isCloseTo(0.25f, within(1e-4f));
        }
    }

    @Test
    void decodesBoxesBesideTheirScores() throws Exception {
        String yaml = """
                name: two-stage
                layout: two-stage
                file: scored-boxes.onnx
                sha256: sha256 of scored-boxes
                input: { name: pictures, format: nhwc-float-rgb, sizesPx: [128], stride: 32 }
                faces: { decoding: boxes-scores }
                """;

        FacesInPicture faces = only(TestModel.twoStage(folder, yaml), TestPictures.plain(SHAPE, 153, 204, 0));

        assertThat(faces.detections())
                .extracting(face -> face.getBox().getLeft())
                .as("the right half is scored by green, the left one by red")
                .containsExactly(0.5f, 0f);
        assertThat(faces.detections().get(0).getClassScores().get("green")).isCloseTo(0.8f * 204 / 357, within(1e-4f));
        assertThat(faces.detections().get(1).getClassScores().get("green")).isCloseTo(0.6f * 204 / 357, within(1e-4f));
    }

    @Test
    void aSoftmaxIsMadeOfLogitsAfterNormalisation() throws Exception {
        ModelFolder model = TestModel.of(folder, TestModel.yunet() + """
                classifier:
                  file: logits.onnx
                  sha256: sha256 of logits
                  input:
                    name: faces
                    format: nchw-float-rgb
                    widthPx: 24
                    heightPx: 24
                    normalise: { divideBy: 255, mean: [0.5, 0.5, 0.25], std: [0.5, 0.5, 0.25] }
                  output: { name: logits, gives: logits }
                labels: [red, green, blue]
                compliance: { red: UNMASKED, green: MASKED, blue: INCORRECT }
                """);

        Detection face =
                only(model, TestPictures.plain(SHAPE, 0, 255, 51)).detections().get(0);

        // The three logits are -1, 1 and -0.2; the face is scored 0.8.
        double sum = Math.exp(-1) + Math.exp(1) + Math.exp(-0.2);
        Map<String, Float> scores = face.getClassScores();
        assertThat(scores.get("red")).isCloseTo((float) (0.8 * Math.exp(-1) / sum), within(1e-4f));
        assertThat(scores.get("green")).isCloseTo((float) (0.8 * Math.exp(1) / sum), within(1e-4f));
        assertThat(scores.get("blue")).isCloseTo((float) (0.8 * Math.exp(-0.2) / sum), within(1e-4f));
    }

    @Test
    void oneColumnIsOfTheSecondOfTwoLabelsAndOneFaceARunWillDo() throws Exception {
        ModelFolder model = TestModel.of(folder, TestModel.yunet() + """
                classifier:
                  file: one-logit.onnx
                  sha256: sha256 of one-logit
                  input: { name: faces, format: nchw-float-bgr, widthPx: 16, heightPx: 16 }
                  output: { name: logit, gives: logits }
                labels: [bare, masked]
                compliance: { bare: UNMASKED, masked: MASKED }
                """);
        InputPicture picture = TestPictures.plain(SHAPE, 0, 0, 0);
        TestPictures.paint(picture, 0, 0, 24, 40, 0, 255, 0);
        TestPictures.paint(picture, 64, 0, 24, 40, 0, 255, 255);

        List<Detection> faces = only(model, picture).detections();

        assertThat(faces).hasSizeGreaterThan(1);
        assertThat(faces)
                .as("blue less green, through a sigmoid")
                .allSatisfy(face -> assertThat(shareOfMasked(face)).isBetween(0.268, 0.501))
                .anySatisfy(face -> assertThat(shareOfMasked(face)).isCloseTo(1 / (1 + Math.E), within(1e-3)))
                .anySatisfy(face -> assertThat(shareOfMasked(face)).isCloseTo(0.5, within(1e-3)));
    }

    /** Faint boxes about a patch are told with equal scores; those that the classifier saw have other ones. */
    private static List<Detection> classified(FacesInPicture faces) {
        return faces.detections().stream()
                .filter(face -> face.getClassScores().values().stream()
                                .mapToDouble(Float::doubleValue)
                                .sum()
                        >= 0.5)
                .toList();
    }

    @Test
    void aFaceTooFaintToBeClassifiedIsToldWithEqualScoresAndSpeaksForNothing() throws Exception {
        InputPicture picture = TestPictures.plain(LARGE, 0, 0, 0);
        TestPictures.paint(picture, 160, 160, 8, 8, 0, 90, 128);

        List<Detection> faces =
                only(TestModel.twoStage(folder, TestModel.yunet()), picture).detections();

        assertThat(faces).isNotEmpty().allSatisfy(face -> {
            assertThat(face.getClassScores().values()).containsOnly(face.getScore());
            assertThat(face.getCompliance()).isEqualTo(Compliance.UNKNOWN);
        });
    }

    private static double shareOfMasked(Detection face) {
        double masked = face.getClassScores().getOrDefault("masked", 0f);
        return masked / (masked + face.getClassScores().getOrDefault("bare", 0f));
    }

    private static FacesInPicture only(ModelFolder model, InputPicture picture) throws Exception {
        try (OnnxFaceDetector detector = OnnxFaceDetector.open(model, Provider.CPU)) {
            return detector.detect(List.of(picture)).pictures().get(0);
        }
    }
}
