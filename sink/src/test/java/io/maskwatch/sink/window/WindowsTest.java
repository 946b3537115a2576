package io.maskwatch.sink.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.maskwatch.schemas.ComplianceRate;
import io.maskwatch.schemas.PersonCounts;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WindowsTest {
    @Property
    void thoseWithoutAVerdictAreInNoPartOfTheRate(
            @ForAll @IntRange(min = 1, max = 300) int masked,
            @ForAll @IntRange(max = 300) int unmasked,
            @ForAll @IntRange(max = 300) int incorrect,
            @ForAll @IntRange(max = 300) int unknown) {
        ComplianceRate rate = WilsonInterval.of(new PersonCounts(masked, unmasked, incorrect, unknown), 5);

        assertThat(rate).isEqualTo(WilsonInterval.of(new PersonCounts(masked, unmasked, incorrect, 0), 5));
        assertThat(rate.getSample()).isEqualTo(masked + unmasked + incorrect);
        assertThat(rate.getLow()).isBetween(0.0, rate.getValue() + 1e-12);
        assertThat(rate.getHigh()).isBetween(rate.getValue() - 1e-12, 1.0);
    }

    @Test
    void theIntervalIsWilsons() {
        ComplianceRate rate = WilsonInterval.of(new PersonCounts(8, 1, 1, 4), 10);

        assertThat(rate.getValue()).isEqualTo(0.8);
        assertThat(rate.getLow()).isCloseTo(0.4902, within(0.0001));
        assertThat(rate.getHigh()).isCloseTo(0.9433, within(0.0001));
        assertThat(rate.getSufficient()).isTrue();
    }
}
