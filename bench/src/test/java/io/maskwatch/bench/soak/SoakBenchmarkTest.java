package io.maskwatch.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.maskwatch.bench.soak.measure.Holdings;
import io.maskwatch.bench.soak.measure.Sample;
import io.maskwatch.bench.testing.BenchRun;
import io.maskwatch.runtime.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What it concludes, refuses and writes; how much a real process grows, no test asserts. */
class SoakBenchmarkTest {
    private static final SoakPlan PLAN =
            new SoakPlan(1, 1, Duration.ofMinutes(45), Duration.ofMinutes(15), Duration.ofSeconds(60), 256, 1);

    @Test
    void tellsWhatGrows() {
        assertThat(figures(0, 0).problems()).isEmpty();
        assertThat(figures(0.01, 0).problems())
                .containsExactly("memory beside the heap grows by more than 2.0 % an hour");
        assertThat(figures(0, 6).problems()).containsExactly("6 frames were lost");
    }

    @Test
    void passesNoFigureWhoseNoiseHidesWhatIsAllowed() {
        assertThat(heapThatSwingsBy(0.1).problems()).isEmpty();
        assertThat(heapThatSwingsBy(10).problems())
                .singleElement()
                .asString()
                .startsWith("whether heap after a collection grows by more than 2.0 % an hour cannot be told: ");
    }

    @Test
    void tellsWhatWasSeenOfAProcessThatEndedByItself() {
        List<Sample> few = figures(0, 0).samples().subList(0, 16);
        SoakFigures figures = SoakFigures.of(PLAN, few, null, List.of("maskwatch up ended without a report"));

        assertThat(figures.problems())
                .containsExactly(
                        "maskwatch up ended without a report",
                        "2 looks after the warm-up are too few to judge growth",
                        "whether frames were lost is not known");
        JsonNode report = SoakReport.of(figures);
        assertThat(report.get("samples")).hasSize(16);
        assertThat(report.get("lost").isNull()).isTrue();
        assertThat(SoakTable.lines(figures)).contains("FAILED maskwatch up ended without a report");
    }

    @Test
    void takesAnAccountThatIsMissingOrBrokenForATrouble(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("up.json");
        assertThat(SoakEnd.of(file).troubles()).hasSize(1);
        Files.writeString(file, "{ \"lost\": ");
        assertThat(SoakEnd.of(file).troubles()).hasSize(1);
        Files.writeString(file, "{}");
        assertThat(SoakEnd.of(file)).extracting(SoakEnd::lost).isNull();
        assertThat(SoakEnd.of(file).troubles()).hasSize(1);
        Files.writeString(file, "{ \"lost\": 3 }");
        assertThat(SoakEnd.of(file)).isEqualTo(new SoakEnd(3L, List.of()));
    }

    @Test
    void tellsARunThatHadNothingToDo() {
        List<Sample> idle = figures(0, 0).samples().stream()
                .map(look -> new Sample(look.hours(), look.holdings(), 0, 0, 0, 0))
                .toList();

        assertThat(SoakFigures.of(PLAN, idle, 0L, List.of()).problems())
                .containsExactly("in 31 looks fewer than half of the frames had been analysed");
    }

    @Test
    void doesNotJudgeTheWarmUp() {
        Growth beside = figures(0.01, 0).growths().get(2);

        assertThat(beside.trend().mean()).isCloseTo(200 * (1 + 0.01 * 30), within(1e-6));
    }

    @Test
    void refusesARunThatIsAllWarmUp() {
        BenchRun run = BenchRun.of("soak", "--minutes", "10");

        assertThat(run.status()).isEqualTo(ExitCode.USAGE.status());
        assertThat(run.err()).contains("--minutes", "--warm-up");
    }

    @Test
    @Tag("long")
    void looksAtARealProcess(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("report.json");

        BenchRun run = BenchRun.of(
                "soak",
                "--minutes",
                "1.5",
                "--warm-up",
                "0.5",
                "--every",
                "10",
                "--cameras",
                "2",
                "--report",
                file.toString());

        JsonNode report = new ObjectMapper().readTree(file.toFile());
        assertThat(report.get("lost").intValue()).as(run.out() + run.err()).isZero();
        assertThat(report.get("samples")).hasSize(9);
        JsonNode last = report.at("/samples/8");
        assertThat(last.get("analysed").intValue()).isPositive();
        assertThat(last.get("residentMb").doubleValue())
                .isGreaterThan(last.get("heapMb").doubleValue());
        assertThat(last.get("threads").intValue()).isGreaterThan(20);
        assertThat(last.get("latencyMs").doubleValue()).isPositive();
    }

    /** A look each minute at a process whose heap is by turns above and below 100 MB. */
    private static SoakFigures heapThatSwingsBy(double megabytes) {
        List<Sample> samples = IntStream.rangeClosed(1, 45)
                .mapToObj(minute -> new Sample(
                        minute / 60.0,
                        new Holdings(5_000, 100 + megabytes * (minute % 2 == 0 ? 1 : -1), 200, 80, 300),
                        60,
                        0,
                        200,
                        400))
                .toList();
        return SoakFigures.of(PLAN, samples, 0L, List.of());
    }

    /** A look each minute at a process whose memory beside the heap grows so much of 200 MB in each. */
    private static SoakFigures figures(double growth, long lost) {
        List<Sample> samples = IntStream.rangeClosed(1, 45)
                .mapToObj(minute -> new Sample(
                        minute / 60.0, new Holdings(5_000, 100, 200 * (1 + growth * minute), 80, 300), 60, 0, 200, 400))
                .toList();
        return SoakFigures.of(PLAN, samples, lost, List.of());
    }
}
