package io.maskwatch.ingest.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FrameSamplerTest {
    private static final long MS = 1_000_000L;

    @Property
    void neverExceedsTheRateByMoreThanTwoWhateverTheSpacing(
            @ForAll @DoubleRange(min = 0.1, max = 30) double rate,
            @ForAll @Size(max = 200) List<@LongRange(min = 0, max = 2_000) Long> gapsMs) {
        FrameSampler sampler = new FrameSampler(rate);
        long now = 0;
        int taken = 0;
        for (long gap : gapsMs) {
            now += gap * MS;
            taken += sampler.take(now) ? 1 : 0;
        }
        assertThat(taken).isLessThanOrEqualTo((int) Math.ceil(now / 1e9 * rate) + 2);
    }

    @Property
    void keepsTheRateWhenPicturesJitter(@ForAll @Size(250) List<@LongRange(min = -15, max = 15) Long> jitterMs) {
        FrameSampler sampler = new FrameSampler(4);
        int taken = 0;
        for (int i = 0; i < jitterMs.size(); i++) {
            taken += sampler.take((i * 40L + jitterMs.get(i)) * MS) ? 1 : 0;
        }
        assertThat(taken).isBetween(39, 42); // ten seconds
    }

    @Test
    void takesEveryPictureOfASlowerStream() {
        FrameSampler sampler = new FrameSampler(4);

        for (int second = 0; second < 20; second++) {
            assertThat(sampler.take(second * 1000L * MS)).isTrue();
        }
    }

    @Test
    void doesNotMakeUpForAGap() {
        FrameSampler sampler = new FrameSampler(10);
        sampler.take(0);
        sampler.take(60_000 * MS);

        assertThat(sampler.take(60_050 * MS)).isFalse();
    }

    @Test
    void refusesARateThatIsNone() {
        assertThatThrownBy(() -> new FrameSampler(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
