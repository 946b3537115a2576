package io.maskwatch.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void makesColumnsAsWideAsTheirLongestWord() {
        TextTable table = new TextTable("SUBJECT", "RULE", "");
        table.row("gate", "unmasked-person-in-the-entrance-hall", "dwell 10s");
        table.row("a-camera-with-a-long-name", "low", "");

        assertThat(table.lines())
                .containsExactly(
                        "SUBJECT                    RULE",
                        "gate                       unmasked-person-in-the-entrance-hall  dwell 10s",
                        "a-camera-with-a-long-name  low");
    }

    @Test
    void refusesARowOfAnotherLength() {
        assertThatThrownBy(() -> new TextTable("A", "B").row("1")).isInstanceOf(IllegalArgumentException.class);
    }
}
