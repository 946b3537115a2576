package io.maskwatch.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.maskwatch.app.testing.CommandRun;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole chain in one process, judged by the scenes' truth. */
@Tag("long")
@Timeout(240)
class DemoTest {
    @TempDir
    Path folder;

    @Test
    void findsWhatTheScenesCallForAndLosesNothing() throws IOException {
        Path file = folder.resolve("r.json");
        CommandRun run = CommandRun.of("demo", "--seconds", 75, "--report", file, "--data", folder.resolve("data"));
        assertThat(run.lines()).last().isEqualTo("The whole chain worked.");

        JsonNode report = new ObjectMapper().readTree(file.toFile());
        assertThat(report.get("lost").intValue()).isZero();
        assertThat(report.get("problems")).isEmpty();
        assertThat(report.get("cameras")).hasSize(2).allSatisfy(camera -> {
            assertThat(camera.get("streamed").booleanValue()).isTrue();
            assertThat(camera.get("framesAnalysed").doubleValue())
                    .isGreaterThanOrEqualTo(0.9 * camera.get("framesPublished").doubleValue());
        });
        assertThat(report.get("alerts").get("closed"))
                .isEqualTo(report.get("alerts").get("opened"));
    }
}
