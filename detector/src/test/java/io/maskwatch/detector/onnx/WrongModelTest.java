package io.maskwatch.detector.onnx;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maskwatch.detector.Provider;
import io.maskwatch.detector.model.ModelFolder;
import io.maskwatch.runtime.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrongModelTest {
    @TempDir
    Path folder;

    @Test
    void tellsAGraphOfAnotherLayout() {
        ModelFolder model = TestModel.write(folder, "torchvision", "faster-rcnn-batched", "image");

        assertThatThrownBy(() -> OnnxFaceDetector.open(model, Provider.CPU))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("not of layout faster-rcnn-batched")
                .hasMessageContaining("input image is FLOAT[3, any, any]");
    }

    @Test
    void tellsAnInputThatTheGraphDoesNotHave() {
        ModelFolder model = TestModel.write(folder, "batched", "faster-rcnn-batched", "pictures");

        assertThatThrownBy(() -> OnnxFaceDetector.open(model, Provider.CPU))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("it has no input pictures, only [images]");
    }

    @Test
    void tellsAnOutputThatTheGraphDoesNotHave() throws IOException {
        TestModel.batched(folder);
        Path yaml = folder.resolve("model.yaml");
        Files.writeString(
                yaml,
                Files.readString(yaml)
                        + "outputs: { boxes: rectangles, scores: scores, labels: labels, classScores: class_scores,"
                        + " count: count, truncated: truncated }\n");

        assertThatThrownBy(() -> OnnxFaceDetector.open(ModelFolder.at(folder), Provider.CPU))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("it has no output rectangles");
    }

    @Test
    void tellsAFileWithAnotherHash() throws IOException {
        TestModel.batched(folder);
        Files.writeString(folder.resolve("model.onnx"), "no graph");
        Path yaml = folder.resolve("model.yaml");
        Files.writeString(yaml, Files.readString(yaml).replaceAll("(?m)^sha256:.*$", "sha256: " + "ab".repeat(32)));

        assertThatThrownBy(() -> OnnxFaceDetector.open(ModelFolder.at(folder), Provider.CPU))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("it is not the file that model.yaml describes");
    }

    @Test
    void tellsAFileThatIsNoGraphThoughItsHashIsRight() throws Exception {
        TestModel.batched(folder);
        byte[] text = "no graph".getBytes(StandardCharsets.UTF_8);
        Files.write(folder.resolve("model.onnx"), text);
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        Path yaml = folder.resolve("model.yaml");
        Files.writeString(yaml, Files.readString(yaml).replaceAll("(?m)^sha256:.*$", "sha256: " + hash));

        assertThatThrownBy(() -> OnnxFaceDetector.open(ModelFolder.at(folder), Provider.CPU))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("ONNX Runtime cannot load this graph");
    }

    @Test
    void cudaWhereThereIsNoneIsAnError() {
        ModelFolder model = TestModel.batched(folder);

        assertThatThrownBy(() -> OnnxFaceDetector.open(model, Provider.CUDA))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("-Donnxruntime.native.path")
                .hasMessageContaining("CUDA 12 and cuDNN 9");
    }
}
