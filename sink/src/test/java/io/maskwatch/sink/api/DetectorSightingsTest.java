package io.maskwatch.sink.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.ModelUse;
import io.maskwatch.schemas.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DetectorSightingsTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private final DetectorSightings sightings = new DetectorSightings();

    @Test
    void tellsHowManyFramesAWorkerAnalysesInASecond() {
        for (int i = 0; i < 40 * 5; i++) {
            sightings.add(outcome("b", Outcome.ANALYSED, START.plusMillis(i * 200L)));
            sightings.add(outcome("a", Outcome.SHED, START.plusMillis(i * 200L)));
        }
        Instant now = START.plusSeconds(40);

        List<Worker> workers = sightings.workers(now);

        assertThat(workers).extracting(Worker::workerId).containsExactly("a", "b");
        assertThat(workers.get(0).framesPerSecond()).isZero();
        assertThat(workers.get(0).provider()).isNull();
        assertThat(workers.get(1).framesPerSecond()).isCloseTo(5, within(0.2));
        assertThat(workers.get(1).provider()).isEqualTo("CPU");
        assertThat(workers.get(1).lastSeenAt()).isEqualTo(now.minusMillis(200));
    }

    @Test
    void forgetsWhoIsGone() {
        sightings.add(outcome("a", Outcome.ANALYSED, START));

        assertThat(sightings.workers(START.plusSeconds(29))).hasSize(1);
        assertThat(sightings.workers(START.plusSeconds(31))).isEmpty();
    }

    @Test
    void doesNotDivideTheFirstSecondsByTheWholeSpan() {
        for (int i = 0; i < 20; i++) {
            sightings.add(outcome("a", Outcome.ANALYSED, START.plusMillis(i * 250L)));
        }

        assertThat(sightings.workers(START.plusSeconds(5)).get(0).framesPerSecond())
                .isCloseTo(4, within(0.1));
    }

    private static FrameOutcome outcome(String worker, Outcome outcome, Instant at) {
        ModelUse model = ModelUse.newBuilder()
                .setName("m")
                .setHash("0123456789ab")
                .setProvider("CPU")
                .setLabels(Map.of())
                .build();
        return FrameOutcome.newBuilder()
                .setCameraId("gate")
                .setSession(1)
                .setSequence(1)
                .setOutcome(outcome)
                .setCapturedAt(at)
                .setDecidedAt(at)
                .setAppendedAt(at)
                .setFramePartition(0)
                .setFrameOffset(1)
                .setWidthPx(64)
                .setHeightPx(48)
                .setModel(outcome == Outcome.ANALYSED ? model : null)
                .setWorkerId(worker)
                .build();
    }
}
