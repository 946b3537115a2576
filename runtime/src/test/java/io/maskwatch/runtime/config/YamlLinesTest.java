package io.maskwatch.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class YamlLinesTest {
    @Test
    void knowsWhereKeysAndItemsStand() {
        YamlLines lines = YamlLines.of("""
                # a remark
                cameras:
                  gate:
                    - { at: 1s,
                        fault: off }
                    - at: 2s
                  hall: []
                """);

        assertThat(lines.line("/cameras")).isEqualTo(2);
        assertThat(lines.line("/cameras/gate")).isEqualTo(3);
        assertThat(lines.line("/cameras/gate/0")).isEqualTo(4);
        assertThat(lines.line("/cameras/gate/0/fault")).isEqualTo(5);
        assertThat(lines.line("/cameras/gate/1/at")).isEqualTo(6);
        assertThat(lines.line("/cameras/hall")).isEqualTo(7);
    }

    @Test
    void takesTheFirstLineForWhatIsNotThere() {
        assertThat(YamlLines.of("").line("/cameras")).isEqualTo(1);
    }
}
