package io.maskwatch.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.maskwatch.app.testing.CommandRun;
import io.maskwatch.runtime.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class CapacityTest {
    @TempDir
    Path folder;

    @Test
    void refusesARateThatNoCameraHas() {
        CommandRun run = CommandRun.of("capacity", "--fps", "2,0");

        assertThat(run.status()).isEqualTo(ExitCode.USAGE.status());
        assertThat(run.err()).contains("--fps 0", "0.5 to 25");
    }

    @Test
    void refusesMoreFramesThanACameraSends() {
        CommandRun run = CommandRun.of("capacity", "--sent-fps", "5", "--fps", "10");

        assertThat(run.status()).isEqualTo(ExitCode.USAGE.status());
        assertThat(run.err()).contains("--fps 10", "0.5 to 5");
    }

    @Test
    void refusesAnOddWidth() {
        CommandRun run = CommandRun.of("capacity", "--width", "321");

        assertThat(run.status()).isEqualTo(ExitCode.USAGE.status());
        assertThat(run.err()).contains("--width 321: it is odd, and video has even sizes. Give 320 or 322");
    }

    @Test
    void looksForTheModelFirst() {
        CommandRun run =
                CommandRun.of("capacity", "--model", folder.resolve("none").toString());

        assertThat(run.status()).isEqualTo(ExitCode.CONFIGURATION.status());
        assertThat(run.err()).contains("none");
        assertThat(run.out()).doesNotContain("measuring");
    }

    @Test
    @Tag("long")
    @Timeout(600)
    void saysHowManyCamerasThisMachineTakes() throws Exception {
        Path file = folder.resolve("capacity.json");
        CommandRun run = CommandRun.of(
                "capacity", "--width", "320", "--fps", "1", "--seconds", "1", "--report", file.toString());

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("the limit", "another machine");
        JsonNode report = new ObjectMapper().readTree(file.toFile());
        assertThat(report.at("/estimates/0/cameras").doubleValue()).isPositive();
        for (String part : new String[] {"VIDEO", "PICTURES", "MODEL", "BROKER"}) {
            assertThat(report.at("/estimates/0/coresACamera/" + part).doubleValue())
                    .as(part)
                    .isPositive();
        }
    }
}
