package io.maskwatch.bench.kills;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.maskwatch.bench.testing.BenchRun;
import io.maskwatch.runtime.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class KillsBenchmarkTest {
    @Test
    void refusesALengthThatIsNone() {
        BenchRun run = run("--minutes", "0");
        assertThat(run.status()).isEqualTo(ExitCode.USAGE.status());
        assertThat(run.err()).contains("--minutes", "above 0");
    }

    @Test
    @Tag("long")
    @Timeout(1200)
    void accountsForEveryFrameAndTellsEverythingOnceWhateverIsKilled(@TempDir Path folder) throws IOException {
        Path report = folder.resolve("kills.json");
        BenchRun run =
                run("--minutes", "2", "--report", report.toString(), "--folder", folder.toString(), "--cameras", "2");
        assertThat(run.status()).as(run.out() + run.err()).isZero();
        JsonNode written = new ObjectMapper().readTree(report.toFile());
        assertThat(written.path("blows").size()).isPositive();
        assertThat(written.path("audit").path("lost").asLong(-1)).isZero();
        assertThat(written.path("told").path("finalWindows").asInt()).isPositive();
    }

    private static BenchRun run(String... options) {
        return BenchRun.of("kills", options);
    }
}
