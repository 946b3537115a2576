package io.maskwatch.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.bench.faults.measure.Vitals;
import org.junit.jupiter.api.Test;

class ReconnectsResultTest {
    private static final Vitals BEFORE = new Vitals(100, 400, 90, 200, 40, 500);

    @Test
    void countsNeitherTheHeapNorMappedFilesAsALeak() {
        Vitals after = new Vitals(100, 400, 300, 600, 90, 960);
        assertThat(after.since(BEFORE).nativeMb()).isEqualTo(10);
        assertThat(new ReconnectsResult(1000, BEFORE, BEFORE, after).met()).isTrue();
    }

    @Test
    void missesTheGoalWhereNativeMemoryGrowsOnOrThreadsOrHandlesAreLeft() {
        Vitals late = new Vitals(100, 400, 90, 200, 40, 540);
        Vitals threads = new Vitals(110, 400, 90, 200, 40, 500);
        Vitals handles = new Vitals(100, 440, 90, 200, 40, 500);
        assertThat(new ReconnectsResult(1000, BEFORE, late, late).met()).isTrue();
        assertThat(new ReconnectsResult(1000, BEFORE, BEFORE, late).met()).isFalse();
        assertThat(new ReconnectsResult(1000, BEFORE, BEFORE, threads).met()).isFalse();
        assertThat(new ReconnectsResult(1000, BEFORE, BEFORE, handles).met()).isFalse();
    }
}
