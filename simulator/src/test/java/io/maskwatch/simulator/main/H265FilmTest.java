package io.maskwatch.simulator.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.maskwatch.runtime.UserError;
import io.maskwatch.simulator.stream.StreamSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H265FilmTest {
    private static final StreamSettings VIDEO = StreamSettings.of(320, 180, 5);

    @TempDir
    Path folder;

    @Test
    void tellsWhatTheProgramComplainsOf() {
        assertThatThrownBy(() -> make("echo Conversion begins; echo No space left on device; exit 1"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("film of it: No space left on device.");
        assertThatThrownBy(() -> make("exit 1")).hasMessageContaining("it does not say why");
    }

    @Test
    void isNotThereWithoutProgramOrEncoder() throws Exception {
        assertThat(make("echo \"Unknown encoder 'libx265'\"; echo Encoder not found; exit 1"))
                .isEmpty();
        assertThat(H265Film.make(List.of(folder.resolve("none").toString()), folder, "film", VIDEO, 1))
                .isEmpty();
    }

    @Test
    void endsTheProgramWhenItIsInterrupted() {
        Set<Long> before = children();
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> make("exec sleep 600")).isInstanceOf(InterruptedException.class);
        await().atMost(Duration.ofSeconds(60)).until(() -> before.containsAll(children()));
    }

    private static Set<Long> children() {
        return ProcessHandle.current()
                .children()
                .filter(ProcessHandle::isAlive)
                .map(ProcessHandle::pid)
                .collect(Collectors.toSet());
    }

    private Optional<byte[]> make(String script) throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("program.sh"), List.of(script));
        return H265Film.make(List.of("sh", file.toString()), folder, "film", VIDEO, 1);
    }
}
