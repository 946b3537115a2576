package io.maskwatch.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.maskwatch.runtime.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlFileTest {
    @TempDir
    Path folder;

    @Test
    void keepsTheTextOfEveryValue() {
        JsonNode node = YamlFile.parse("{a: 017, b: 1.10, c: true, d: 1_000, e: 'x', f: ~, g: [0x1F, 1e3]}", "t");
        assertThat(node.get("a").textValue()).isEqualTo("017");
        assertThat(node.get("b").textValue()).isEqualTo("1.10");
        assertThat(node.get("c").textValue()).isEqualTo("true");
        assertThat(node.get("d").textValue()).isEqualTo("1_000");
        assertThat(node.get("f").isNull()).isTrue();
        assertThat(node.get("g").get(0).textValue()).isEqualTo("0x1F");
        assertThat(node.get("g").get(1).textValue()).isEqualTo("1e3");
    }

    @Test
    void emptyFileIsAnEmptyGroup() throws IOException {
        assertThat(YamlFile.read(Files.writeString(folder.resolve("e.yaml"), "# nothing\n")))
                .isEmpty();
    }

    @Test
    void refusesWhatIsNotOneYamlDocumentNamingTheLine() {
        assertRefused("a: 1\nb: 2\na: 3\n", "line 3", "Duplicate field 'a'");
        assertRefused("a: [1,\n", "not valid YAML");
        assertRefused("a: 1\n\tb: 2\n", "not valid YAML");
        assertRefused("a: 1\n---\nb: 2\n", "not valid YAML");
        assertRefused("a: &x 1\nb: *x\n", "references such as *name");
    }

    @Test
    void missingAndUnreadableFilesAreNamed() throws IOException {
        assertThatThrownBy(() -> YamlFile.read(folder.resolve("none.yaml")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("none.yaml: there is no such file.");
        Path binary = Files.write(folder.resolve("b.yaml"), new byte[] {(byte) 0xC3, 0x01, (byte) 0xFF});
        assertThatThrownBy(() -> YamlFile.read(binary))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("b.yaml");
        assertThatThrownBy(() -> YamlFile.read(folder)).isInstanceOf(UserError.class);
    }

    @Property(tries = 500)
    void anyTextIsReadOrRefusedForItsUser(@ForAll String text) {
        try {
            YamlFile.parse(text, "t");
        } catch (UserError expected) {
            assertThat(expected).hasMessageContaining("t");
        }
    }

    @Test
    void durationsAreWrittenWithTheirUnit() {
        assertThat(List.of("500ms", "10s", "5 m", "2H", "7d").stream()
                        .map(text -> Durations.parse(text).orElseThrow()))
                .containsExactly(
                        Duration.ofMillis(500),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(5),
                        Duration.ofHours(2),
                        Duration.ofDays(7));
        assertThat(List.of("10", "", "s", "-1s", "1.5s", "10 sec", "9999999999999s"))
                .allSatisfy(text -> assertThat(Durations.parse(text)).as(text).isEmpty());
    }

    private static void assertRefused(String yaml, String... parts) {
        assertThatThrownBy(() -> YamlFile.parse(yaml, "t.yaml"))
                .isInstanceOf(UserError.class)
                .message()
                .startsWith("t.yaml")
                .contains(parts);
    }
}
