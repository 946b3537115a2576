package io.maskwatch.bench.kills.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BlowPlanTest {
    private static final List<String> PROCESSES =
            List.of("broker-1", "broker-2", "broker-3", "ingest-1", "ingest-2", "detector-1", "sink-1");
    private static final Duration LENGTH = Duration.ofMinutes(30);

    @Test
    void isTheSameOfTheSameSeed() {
        assertThat(BlowPlan.of(PROCESSES, LENGTH, 7)).isEqualTo(BlowPlan.of(PROCESSES, LENGTH, 7));
        assertThat(BlowPlan.of(PROCESSES, LENGTH, 7)).isNotEqualTo(BlowPlan.of(PROCESSES, LENGTH, 8));
    }

    @Test
    void hitsEveryProcessWithEveryFaultAndEndsInTime() {
        for (long seed = 1; seed <= 200; seed++) {
            List<Blow> blows = BlowPlan.of(PROCESSES, LENGTH, seed).blows();
            Set<String> targets = blows.stream().map(Blow::target).collect(Collectors.toCollection(TreeSet::new));
            assertThat(targets).as("seed " + seed).containsExactlyInAnyOrderElementsOf(PROCESSES);
            assertThat(blows.stream().map(Blow::fault).collect(Collectors.toSet()))
                    .as("seed " + seed)
                    .contains(Fault.KILL, Fault.FREEZE, Fault.STOP);
            assertThat(blows).as("seed " + seed).allSatisfy(blow -> {
                assertThat(blow.until()).isLessThanOrEqualTo(LENGTH);
                assertThat(blow.lasts()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(60));
                assertThat(blow.target()).startsWith(blow.role());
            });
        }
    }

    @Test
    void neverHitsAProcessTwiceAtOnce() {
        for (long seed = 1; seed <= 200; seed++) {
            List<Blow> blows = BlowPlan.of(PROCESSES, LENGTH, seed).blows();
            for (Blow one : blows) {
                assertThat(blows.stream()
                                .filter(other -> other.target().equals(one.target())
                                        && other.from().compareTo(one.until()) <= 0
                                        && one.from().compareTo(other.until()) <= 0))
                        .as("seed " + seed)
                        .containsExactly(one);
            }
        }
    }
}
