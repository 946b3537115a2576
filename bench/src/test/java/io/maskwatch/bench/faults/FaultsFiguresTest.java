package io.maskwatch.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.bench.faults.measure.Beside;
import io.maskwatch.bench.faults.measure.FaultCourse;
import io.maskwatch.bench.faults.measure.Sighting;
import io.maskwatch.bench.faults.measure.Vitals;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultsFiguresTest {
    private static final Instant BEGUN = Instant.parse("2026-11-21T12:00:00Z");
    private static final Vitals NONE = new Vitals(0, 0, 0, 0, 0, 0);

    private final FaultsFigures figures = new FaultsFigures();

    @Test
    void passesNoRunThatMeasuredNothing() {
        assertThat(figures.failures())
                .containsExactly("nothing was measured: all that was asked for had to be skipped");
        assertThat(FaultsReport.of(figures).get("failures")).hasSize(1);
    }

    @Test
    void judgesWhetherACameraCameBackThoughNothingWasTold() {
        figures.single().add(riddenThrough(true));
        assertThat(figures.failures()).isEmpty();
        figures.single().add(riddenThrough(false));
        assertThat(figures.failures()).containsExactly("odd missed its goals: recovery");
    }

    @Test
    void judgesWhenAWaveWasTold() {
        figures.wave(wave(6_000, 2_000));
        assertThat(figures.failures()).isEmpty();
        figures.wave(wave(6_001, 2_000));
        assertThat(figures.failures()).containsExactly("reboot-wave missed its goals");
        figures.wave(wave(6_000, 2_001));
        assertThat(figures.failures()).hasSize(1);
    }

    private static WaveResult wave(long noticeMs, long recoveryMs) {
        return new WaveResult(8, noticeMs, 20_000, recoveryMs, 50, 8, 1, 0);
    }

    private static FaultResult riddenThrough(boolean cameBack) {
        FaultCourse course =
                new FaultCourse(new Sighting(List.of(), List.of()), BEGUN, BEGUN.plusSeconds(12), false, cameBack);
        return new FaultResult(FaultCase.odd("odd", camera -> camera), course, new Beside(true, 300), NONE);
    }
}
