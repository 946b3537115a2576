package io.maskwatch.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maskwatch.runtime.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultScriptTest {
    @TempDir
    Path folder;

    @Test
    void isReadFromYaml() throws IOException {
        FaultScript script = read("""
                faults:
                  - { fault: host-silent, from: 20s, until: 80s }
                  - { fault: loss, from: 2m, amount: 20 }
                """);

        assertThat(script.faults())
                .containsExactly(
                        new FaultSpell(Fault.HOST_SILENT, Duration.ofSeconds(20), Duration.ofSeconds(80), null),
                        new FaultSpell(Fault.LOSS, Duration.ofMinutes(2), null, 20.0));
        assertThat(script.faults().get(0).effectiveAmount()).isZero();
        assertThat(script.faults().get(1).effectiveAmount()).isEqualTo(20);
    }

    @Test
    void refusesASpellThatEndsBeforeItBegins() {
        assertThatThrownBy(() -> read("faults: [{ fault: off, from: 20s, until: 10s }]"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("before it begins");
    }

    @Test
    void refusesAFaultThatThereIsNot() {
        assertThatThrownBy(() -> read("faults: [{ fault: blakc, from: 20s }]"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("blakc");
    }

    private FaultScript read(String yaml) throws IOException {
        return FaultScript.read(Files.writeString(folder.resolve("faults.yaml"), yaml));
    }
}
