package io.maskwatch.detector.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.schemas.Compliance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFolderTest {
    private static final String YAML = """
            name: helmets
            version: 3
            layout: faster-rcnn-batched
            file: model.onnx
            sha256: %s
            licence: Apache-2.0
            input: { name: images, format: nhwc-uint8-rgb, sizesPx: [640, 960, 1280], stride: 32 }
            labels: [helmet, head, sign]
            compliance: { helmet: MASKED, head: UNMASKED, sign: OTHER }
            thresholds: { helmet: 0.4, head: 0.5 }
            suppressionIou: 0.6
            maxDetections: 300
            reliableFacePx: 16
            training: { epochs: 3, data: { hash: abc } }
            metrics: {}
            """.formatted("ab".repeat(32));

    @TempDir
    Path folder;

    @Test
    void readsAllThatItSays() throws Exception {
        ModelDescription model = described(YAML);

        assertThat(model.name()).isEqualTo("helmets");
        assertThat(model.version()).isEqualTo("3");
        assertThat(model.layout()).isEqualTo(LayoutName.FASTER_RCNN_BATCHED);
        assertThat(model.labels()).containsExactly("helmet", "head", "sign");
        assertThat(model.compliance()).containsEntry("sign", Compliance.OTHER);
        assertThat(model.thresholds()).isEqualTo(Map.of("helmet", 0.4, "head", 0.5, "sign", 0.5));
        assertThat(model.input().sizesPx()).isEqualTo(List.of(640, 960, 1280));
        assertThat(model.part(ModelOutputs.class)).isEqualTo(ModelOutputs.defaults());
        assertThat(model.training()).containsEntry("epochs", "3");
        assertThat(model.shortHash()).isEqualTo("ababababab" + "ab");
        assertThat(model.complianceOf("helmet", 0.45f)).isEqualTo(Compliance.MASKED);
        assertThat(model.complianceOf("helmet", 0.35f)).isEqualTo(Compliance.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            suppressionIou: 0.6   | suppresionIou: 0.6     | Did you mean suppressionIou
            faster-rcnn-batched   | faster-rcnn            | is not one of faster-rcnn-batched, faster-rcnn-torchvision
            head: UNMASKED        | heads: UNMASKED        | Did you mean head
            head: UNMASKED,       | ''                     | label head is missing
            head: UNMASKED        | head: NAKED            | there is no such meaning
            helmet: 0.4           | helmet: 40             | it is not between 0 and 1
            nhwc-uint8-rgb        | chw-float-rgb          | takes nhwc-uint8-rgb
            [640, 960, 1280]      | [600]                  | multiple of the stride 32
            file: model.onnx      | file: ../model.onnx    | not a plain file name
            maxDetections: 300    | maxDetections: 0       | it is not 1 to 1000
            maxDetections: 300    | maxDetections: 1001    | it is not 1 to 1000
            name: helmets         | ''                     | name: it is missing
            sha256: ab            | sha256: xy             | it is not 64 hex digits
            labels: [helmet, head, sign] | labels: [helmet, head, sign, head] | one stands there twice
            """)
    void tellsWhatIsWrong(String from, String to, String complaint) {
        assertThat(YAML).contains(from);

        assertThatThrownBy(() -> described(YAML.replace(from, to)))
                .isInstanceOfSatisfying(
                        UserError.class, error -> assertThat(error.code()).isEqualTo(ExitCode.CONFIGURATION))
                .hasMessageContaining("model.yaml")
                .hasMessageContaining(complaint)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void tellsAFolderWithoutAModel() {
        assertThatThrownBy(() -> ModelFolder.at(folder))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("it has no model.yaml");
    }

    @Test
    void tellsAMissingGraph() throws Exception {
        Files.writeString(folder.resolve("model.yaml"), YAML);

        assertThatThrownBy(() -> ModelFolder.at(folder).graph())
                .isInstanceOf(UserError.class)
                .hasMessageContaining("model.onnx is missing");
    }

    @Test
    void tellsAGraphThatIsNotTheOneDescribed() throws Exception {
        Files.writeString(folder.resolve("model.yaml"), YAML);
        Files.writeString(folder.resolve("model.onnx"), "other");

        assertThatThrownBy(() -> ModelFolder.at(folder).graph())
                .isInstanceOf(UserError.class)
                .hasMessageContaining("sha256 d9298a10d1b0735837dc4bd85dac641b0f3cef27a47e5d53a54f2f3f5b2fcffa");
    }

    private ModelDescription described(String yaml) throws Exception {
        Files.writeString(folder.resolve("model.yaml"), yaml);
        return ModelFolder.at(folder).description();
    }
}
