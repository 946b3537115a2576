package io.maskwatch.bench.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.maskwatch.bench.testing.BenchRun;
import io.maskwatch.runtime.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What it prints and writes; how well people are followed, no test asserts. */
class PeopleBenchmarkTest {
    @Test
    void followsThePeopleOfShortScenes(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("report.json");
        BenchRun run = run("--quick", "--report", file.toString());

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("seeds 101 to 101", "IDF1", "crowd-5", "disordered", "shed-half");
        JsonNode scenes = new ObjectMapper().readTree(file.toFile()).get("scenes");
        assertThat(scenes).hasSize(3);
        for (JsonNode scene : scenes) {
            assertThat(scene.at("/persons/truth").intValue()).isPositive();
            assertThat(scene.at("/persons/arrived").intValue()).isPositive();
            assertThat(scene.at("/tracking/idf1").doubleValue()).isBetween(0.1, 1.0);
            assertThat(scene.at("/verdicts/judgeable").intValue()).isPositive();
            assertThat(scene.at("/cost/bytesPerTrack").doubleValue()).isPositive();
        }
    }

    @Test
    void aSeedIsTheSameSceneEachTime() {
        assertThat(figures(run("--quick"))).isEqualTo(figures(run("--quick"))).contains("crowd-5");
    }

    @Test
    void refusesToRunNothing() {
        BenchRun run = run("--seeds", "0");
        assertThat(run.status()).isEqualTo(ExitCode.USAGE.status());
        assertThat(run.err()).contains("--seeds 0");
    }

    /** What is printed, but for the time of a step at the end of each line. */
    private static String figures(BenchRun run) {
        return run.out().replaceAll("(?m)\\S+$", "");
    }

    private static BenchRun run(String... options) {
        return BenchRun.of("people", options);
    }
}
