package io.maskwatch.bench.soak.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendTest {
    @Test
    void findsTheLineThatValuesLieOn() {
        Trend trend = Trend.of(new double[] {0.5, 1, 2}, new double[] {105, 110, 120});

        assertThat(trend.mean()).isCloseTo(335 / 3.0, within(1e-9));
        assertThat(trend.perHour()).isCloseTo(10, within(1e-9));
        assertThat(trend.error()).isCloseTo(0, within(1e-9));
        assertThat(trend.percentPerHour()).isCloseTo(3000 / 335.0, within(1e-9));
    }

    /** y = 0, 1, 1, 3 at x = 0, 1, 2, 3: slope 0.9, residual sum 0.7, error √(0.7 / 2 / 5). */
    @Test
    void saysHowSureItIs() {
        Trend trend = Trend.of(new double[] {0, 1, 2, 3}, new double[] {0, 1, 1, 3});

        assertThat(trend.perHour()).isCloseTo(0.9, within(1e-9));
        assertThat(trend.error()).isCloseTo(Math.sqrt(0.07), within(1e-9));
    }

    @Test
    void findsASlowRiseInNoise() {
        Random random = new Random(7);
        double[] hours = IntStream.range(0, 60).mapToDouble(i -> i / 60.0).toArray();
        double[] values = IntStream.range(0, 60)
                .mapToDouble(i -> 400 + 20 * hours[i] + random.nextGaussian())
                .toArray();

        Trend trend = Trend.of(hours, values);

        assertThat(trend.percentPerHour()).isCloseTo(5, within(3 * trend.percentError()));
        assertThat(trend.percentError()).isBetween(0.05, 0.2);
    }

    @Test
    void refusesTooFew() {
        assertThatThrownBy(() -> Trend.of(new double[] {0, 1}, new double[] {1, 2}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
