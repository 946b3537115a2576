package io.maskwatch.detector.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maskwatch.detector.model.BoxTable.Convention;
import io.maskwatch.detector.model.BoxTable.Order;
import io.maskwatch.detector.model.BoxTable.Unit;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.schemas.Compliance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code model.yaml} says only for some layouts. */
class LayoutYamlTest {
    private static final String TWO_STAGE = """
            name: faces
            layout: two-stage
            file: faces.onnx
            sha256: %s
            input:
              name: input
              format: nchw-float-bgr
              normalise: { divideBy: 1, mean: [104, 177, 123], std: [1, 1, 2] }
              sizesPx: [320]
              stride: 32
              square: true
            faces: { decoding: yunet, minimumScore: 0.5 }
            classifier:
              file: classifier.onnx
              sha256: %s
              input: { name: faces, format: nhwc-uint8-rgb, widthPx: 96, heightPx: 64 }
              output: { name: scores, gives: logits }
              crop: { enlarge: 1.3, fit: widen }
            labels: [with, without]
            compliance: { with: MASKED, without: UNMASKED }
            """.formatted("ab".repeat(32), "CD".repeat(32));
    private static final String PLAIN = """
            name: plain
            layout: plain-detection
            file: plain.onnx
            sha256: %s
            input: { name: image, format: nchw-float-rgb, sizesPx: [640], stride: 32 }
            outputs: { scores: confidences, count: rows }
            boxes: { order: yxyx, unit: fractions, firstLabel: 1 }
            labelsFile: coco.names
            compliance: { hat: MASKED }
            """.formatted("ab".repeat(32));

    @TempDir
    Path folder;

    @BeforeEach
    void writeLabels() throws Exception {
        Files.writeString(folder.resolve("coco.names"), "person\n hat \n\nn/a\ndog\n");
        Files.writeString(folder.resolve("twice.names"), "person\nperson\n");
        Files.writeString(folder.resolve("empty.names"), "\n");
    }

    @Test
    void readsTwoStages() throws Exception {
        ModelDescription model = described(TWO_STAGE);

        assertThat(model.input())
                .isEqualTo(new ModelInput(
                        "input",
                        InputFormat.NCHW_FLOAT_BGR,
                        new Normalisation(1, List.of(104.0, 177.0, 123.0), List.of(1.0, 1.0, 2.0)),
                        List.of(320),
                        32,
                        true));
        assertThat(model.part(TwoStages.class))
                .isEqualTo(new TwoStages(
                        new FaceStage(
                                FaceStage.Decoding.YUNET,
                                List.of(
                                        "cls_8", "cls_16", "cls_32", "obj_8", "obj_16", "obj_32", "bbox_8", "bbox_16",
                                        "bbox_32"),
                                0.5),
                        new ClassifierStage(
                                "classifier.onnx",
                                "cd".repeat(32),
                                new ClassifierStage.Input(
                                        "faces", InputFormat.NHWC_UINT8_RGB, 96, 64, Normalisation.defaults()),
                                new ClassifierStage.Output("scores", ClassifierStage.Gives.LOGITS),
                                new FaceCrop(1.3, FaceCrop.Fit.WIDEN))));
    }

    @Test
    void theHashOfTwoStagesIsThatOfBothGraphs() throws Exception {
        String hash = described(TWO_STAGE).shortHash();

        assertThat(hash).hasSize(12).isNotEqualTo("abababababab");
        assertThat(described(TWO_STAGE.replace("CDCD", "CDCE")).shortHash()).isNotEqualTo(hash);
        assertThat(described(TWO_STAGE.replace("abab", "abac")).shortHash()).isNotEqualTo(hash);
    }

    @Test
    void readsATableOfBoxes() throws Exception {
        ModelDescription model = described(PLAIN);

        assertThat(model.part(BoxTable.class))
                .isEqualTo(new BoxTable(
                        new BoxTable.Outputs("boxes", "confidences", "labels", "rows"),
                        new Convention(Order.YXYX, Unit.FRACTIONS, 1)));
        assertThat(model.labels()).containsExactly("person", "hat", "", "", "dog");
        assertThat(model.compliance()).isEqualTo(Map.of("hat", Compliance.MASKED));
        assertThat(model.thresholds()).isEqualTo(Map.of("hat", 0.5));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            faces: { decoding: yunet, minimumScore: 0.5 } | ''  | faces: it is missing
            decoding: yunet       | decoding: blazeface    | is not one of ssd, boxes-scores, yunet
            decoding: yunet       | 'decoding: ssd, outputs: [a, b]' | this decoding has 1
            minimumScore: 0.5     | minimumScore: 50       | it is not between 0 and 1
            stride: 32            | stride: 16             | YuNet's longest stride is 32
            format: nchw-float-bgr | ''                    | input.format: it is missing, and layout two-stage takes several
            format: nchw-float-bgr | format: chw-float-rgb | layout two-stage takes nhwc-uint8-rgb
            format: nchw-float-bgr | format: nhwc-uint8-rgb | are not normalised outside the graph
            divideBy: 1           | divideBy: 0            | it is 0
            mean: [104, 177, 123] | mean: [104, 177]       | each needs three numbers
            std: [1, 1, 2]        | std: [1, 1, 0]         | no std may be 0
            classifier:           | klassifier:            | Did you mean classifier
            file: classifier.onnx | file: ../c.onnx        | classifier.file ../c.onnx: it is not a plain file name
            sha256: CD            | sha256: xy             | classifier.sha256: it is not 64 hex digits
            widthPx: 96           | widthPx: 0             | 0x64 pixels are not between 1 and 2048
            widthPx: 96           | width: 96              | Did you mean widthPx
            gives: logits         | gives: odds            | is not one of probabilities, logits
            enlarge: 1.3          | enlarge: 0             | it is not above 0 and at most 10
            fit: widen            | fit: crop              | is not one of stretch, letterbox, widen
            layout: two-stage     | layout: faster-rcnn-batched | takes nhwc-uint8-rgb
            compliance:           | 'outputs: {}\\ncompliance:' | layout two-stage has no such group
            """)
    void tellsWhatIsWrongWithTwoStages(String from, String to, String complaint) {
        assertComplains(TWO_STAGE, from, to.replace("\\n", "\n"), complaint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            order: yxyx            | order: yx              | is not one of xyxy, yxyx, xywh, cxcywh
            unit: fractions        | unit: metres           | is not one of pixels, fractions
            plain-detection        | tf-object-detection    | takes nhwc-uint8-rgb
            scores: confidences    | score: confidences     | Did you mean scores
            labelsFile: coco.names | labelsFile: none.names | the labels file none.names is missing
            labelsFile: coco.names | labelsFile: ../x       | it is not a plain file name
            labelsFile: coco.names | labelsFile: twice.names | labelsFile twice.names: one stands there twice
            labelsFile: coco.names | labelsFile: empty.names | labelsFile empty.names: there are none
            labelsFile: coco.names | ''                     | labels: they are missing
            labelsFile: coco.names | 'labelsFile: coco.names\\nlabels: [hat]' | there are both labels and a labelsFile
            labelsFile: coco.names | labels: [cap, hat]     | label cap is missing
            hat: MASKED            | hut: MASKED            | Did you mean hat
            compliance: { hat: MASKED } | compliance: {}    | no label has a meaning
            compliance: { hat: MASKED } | 'compliance: { hat: MASKED }\\nthresholds: { dog: 0.5 }' | Did you mean hat
            """)
    void tellsWhatIsWrongWithATable(String from, String to, String complaint) {
        assertComplains(PLAIN, from, to.replace("\\n", "\n"), complaint);
    }

    private void assertComplains(String yaml, String from, String to, String complaint) {
        assertThat(yaml).contains(from);
        assertThatThrownBy(() -> described(yaml.replace(from, to)))
                .isInstanceOfSatisfying(
                        UserError.class, error -> assertThat(error.code()).isEqualTo(ExitCode.CONFIGURATION))
                .hasMessageContaining(folder.toString())
                .hasMessageContaining(complaint)
                .message()
                .doesNotContain("\n");
    }

    private ModelDescription described(String yaml) throws Exception {
        Files.writeString(folder.resolve("model.yaml"), yaml);
        return ModelFolder.at(folder).description();
    }
}
