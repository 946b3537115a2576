package io.maskwatch.detector.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maskwatch.detector.Provider;
import io.maskwatch.detector.model.ModelFolder;
import io.maskwatch.detector.model.TwoStages;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two stages and tables of boxes that are not what their graphs are. */
class WrongStagesTest {
    private static final String NO_GRAPH_SHA256 = "3dedef457e43526d4d19c81bef4756864daf4602ab8df76e4e7e71caf0137661";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            widthPx: 16                  | widthPx: 24           | input faces is UINT8[any, 16, 16, 3], but must be UINT8[1, 16, 24, 3]
            format: nhwc-uint8-rgb       | format: nchw-float-rgb | but must be FLOAT[1, 3, 16, 16]
            name: faces                  | name: face            | it has no input face, only [faces]
            name: probabilities          | name: scores          | it has no output scores, only [probabilities]
            file: classifier.onnx        | file: other.onnx      | the graph other.onnx is missing
            file: classifier.onnx        | file: yunet.onnx      | yunet.onnx: it is not the file that model.yaml describes
            decoding: yunet              | decoding: ssd         | it has no output detection_out, only [cls_8
            decoding: yunet              | 'decoding: boxes-scores, outputs: [bbox_8, obj]' | it has no output obj, only [cls_8
            decoding: yunet              | 'decoding: boxes-scores, outputs: [bbox_8, bbox_16]' | bbox_16 is FLOAT[any, any, 4], but must be FLOAT[any, any, 2]
            'format: nchw-float-bgr, normalise: { divideBy: 1 }' | format: nhwc-uint8-rgb | input input is FLOAT[any, 3, any, any], but must be UINT8[1, any, any, 3]
            """)
    void tellsWhatDoesNotFit(String from, String to, String complaint) throws IOException {
        TestModel.twoStage(folder, TestModel.yunet());

        assertThatThrownBy(() -> open(changed(from, to)))
                .isInstanceOfSatisfying(
                        UserError.class, error -> assertThat(error.code()).isEqualTo(ExitCode.CONFIGURATION))
                .hasMessageContaining(folder.toString())
                .hasMessageContaining(complaint)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void tellsAnotherNumberOfLabels() throws IOException {
        TestModel.twoStage(folder, TestModel.yunet());
        write("green, blue]", "green, blue, grey]");

        assertThatThrownBy(() -> open(changed("blue: INCORRECT", "blue: INCORRECT, grey: OTHER")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("classifier.onnx: the graph is not a classifier of layout two-stage")
                .hasMessageContaining("output probabilities is FLOAT[any, 3], but must be numbers[any, 4]");
    }

    @Test
    void tellsAClassifierThatIsNoGraph() throws IOException {
        ModelFolder right = TestModel.twoStage(folder, TestModel.yunet());
        String hash = right.description().part(TwoStages.class).classifier().sha256();
        Files.writeString(folder.resolve("classifier.onnx"), "no graph");

        assertThatThrownBy(() -> open(changed(hash, NO_GRAPH_SHA256)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("classifier.onnx")
                .hasMessageContaining("ONNX Runtime cannot load this graph");
    }

    @Test
    void tellsATableWithoutItsOutputs() {
        assertThatThrownBy(() -> OnnxFaceDetector.open(TestModel.of(folder, """
                                name: tensorflow
                                layout: tf-object-detection
                                file: batched.onnx
                                sha256: sha256 of batched
                                input: { name: images, sizesPx: [128], stride: 32 }
                                labels: [red]
                                compliance: { red: MASKED }
                                """), Provider.CPU))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("batched.onnx: the graph is not of layout tf-object-detection")
                .hasMessageContaining("it has no output detection_boxes");
    }

    @Test
    void tellsAFixedSizeThatTheModelIsNotSaidToHave() {
        assertThatThrownBy(() -> OnnxFaceDetector.open(TestModel.of(folder, """
                                name: plain
                                layout: plain-detection
                                file: plain.onnx
                                sha256: sha256 of plain
                                input: { name: image, format: nchw-float-rgb, sizesPx: [96], stride: 32, square: true }
                                labels: [red]
                                compliance: { red: MASKED }
                                """), Provider.CPU))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("input image is FLOAT[1, 3, 64, 64], but must be FLOAT[1, 3, 96, 96]");
    }

    private ModelFolder changed(String from, String to) throws IOException {
        write(from, to);
        return ModelFolder.at(folder);
    }

    private void write(String from, String to) throws IOException {
        Path yaml = folder.resolve("model.yaml");
        String text = Files.readString(yaml);
        String other = text.replace(from, to);
        assertThat(other).isNotEqualTo(text);
        Files.writeString(yaml, other);
    }

    private static void open(ModelFolder model) {
        OnnxFaceDetector.open(model, Provider.CPU).close();
    }
}
