package io.maskwatch.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    private final Latencies latencies = new Latencies();

    @Test
    void isZeroWithoutAnyTime() {
        assertThat(latencies.count()).isZero();
        assertThat(latencies.percentile(0.99)).isZero();
    }

    @Test
    void givesTheNearestRank() {
        for (int milliseconds = 100; milliseconds >= 1; milliseconds--) {
            latencies.add(Duration.ofMillis(milliseconds));
        }
        assertThat(latencies.percentile(0)).isEqualTo(1);
        assertThat(latencies.percentile(0.5)).isEqualTo(50);
        assertThat(latencies.percentile(0.95)).isEqualTo(95);
        assertThat(latencies.percentile(0.99)).isEqualTo(99);
        assertThat(latencies.percentile(1)).isEqualTo(100);
    }

    @Test
    void takesAClockThatRunsBehindForNoDelay() {
        latencies.add(Duration.ofMillis(-30));
        assertThat(latencies.percentile(1)).isZero();
    }

    @Test
    void remembersTheNewestTenThousand() {
        for (int number = 0; number < 10_000; number++) {
            latencies.add(Duration.ofSeconds(9));
        }
        for (int number = 0; number < 10_000; number++) {
            latencies.add(Duration.ofMillis(1));
        }
        assertThat(latencies.count()).isEqualTo(20_000);
        assertThat(latencies.percentile(1)).isEqualTo(1);
    }
}
