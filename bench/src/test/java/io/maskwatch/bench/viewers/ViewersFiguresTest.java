package io.maskwatch.bench.viewers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.maskwatch.bench.viewers.watch.Arrival;
import io.maskwatch.bench.viewers.watch.FrameFates;
import io.maskwatch.bench.viewers.watch.FrameKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ViewersFiguresTest {
    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    private static final Duration LENGTH = Duration.ofSeconds(10);
    private static final ViewersPlan PLAN = new ViewersPlan(2, 1, 2, 480, LENGTH, 1, 1);

    private final ViewersFigures figures = new ViewersFigures(PLAN);

    @Test
    void countsAPictureOnceAndOnlyOfFramesOfThePhase() {
        List<Arrival> all = arrivals("a", 1, 10);
        List<Arrival> twiceAndBefore =
                List.of(arrival("a", 3), arrival("a", 3), arrival("a", 4), arrival("a", 99), arrival("stranger", 1));
        PhaseResult phase = phase(Audience.VIEWERS, 10, 10, List.of(all, twiceAndBefore));

        CameraCount a = phase.cameras().get(0);
        assertThat(a.published()).isEqualTo(10);
        assertThat(a.arrived()).isEqualTo(6);
        assertThat(a.leastArrived()).isEqualTo(2);
        assertThat(a.arrivedShare()).isEqualTo(0.6);
        assertThat(phase.agesMs()).hasSize(12).allMatch(age -> age == 200);
        assertThat(phase.leastShare()).as("camera b, of which nothing came").isZero();
    }

    @Test
    void isContentWhereNearlyEverythingArrivesAndNothingIsLost() {
        List<Arrival> all = both(1, 10);
        figures.add(phase(Audience.NOBODY, 10, 10, List.of()));
        figures.add(phase(Audience.VIEWERS, 10, 10, List.of(all, both(1, 9))));
        figures.add(phase(Audience.STUCK_TOO, 10, 10, List.of(all, all)));
        figures.stuckHungUp(true);

        assertThat(figures.problems()).isEmpty();
        assertThat(figures.leastShare(Audience.VIEWERS)).isEqualTo(0.95);
        assertThat(figures.drop()).isZero();
        assertThat(figures.ageMs(Audience.VIEWERS, 0.99)).isEqualTo(200);
        assertThat(ViewersTable.lines(figures)).noneMatch(line -> line.contains("MISSED"));
        assertThat(ViewersReport.of(figures).path("problems")).isEmpty();
    }

    @Test
    void saysWhatIsMissed() {
        figures.add(phase(Audience.NOBODY, 10, 10, List.of()));
        figures.add(phase(Audience.VIEWERS, 10, 8, List.of(both(1, 8))));
        figures.add(phase(Audience.STUCK_TOO, 10, 8, List.of(both(1, 8))));

        assertThat(figures.drop()).isCloseTo(0.2, within(1e-9));
        assertThat(figures.problems()).hasSize(4);
        assertThat(String.join("\n", ViewersTable.lines(figures)))
                .contains("MISSED: a viewer who reads nothing", "MISSED: watching cost 10 %");
        assertThat(ViewersReport.of(figures).path("problems")).hasSize(4);
    }

    /** Frames 1 to {@code published} of both cameras, of which the first {@code analysed} were analysed. */
    private static PhaseResult phase(Audience audience, int published, int analysed, List<List<Arrival>> viewers) {
        List<FrameFates.Entry> entries = IntStream.rangeClosed(1, published)
                .boxed()
                .flatMap(sequence -> List.of("a", "b").stream()
                        .map(id -> new FrameFates.Entry(key(id, sequence), at(sequence), sequence <= analysed)))
                .toList();
        return PhaseResult.of(audience, LENGTH, 1, List.of("a", "b"), entries, viewers);
    }

    private static List<Arrival> both(int first, int last) {
        return List.of(arrivals("a", first, last), arrivals("b", first, last)).stream()
                .flatMap(List::stream)
                .toList();
    }

    private static List<Arrival> arrivals(String cameraId, int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(sequence -> arrival(cameraId, sequence))
                .toList();
    }

    private static Arrival arrival(String cameraId, int sequence) {
        return new Arrival(key(cameraId, sequence), at(sequence), at(sequence).plusMillis(200));
    }

    private static FrameKey key(String cameraId, int sequence) {
        return new FrameKey(cameraId, 7, sequence);
    }

    private static Instant at(int sequence) {
        return START.plusSeconds(sequence);
    }
}
