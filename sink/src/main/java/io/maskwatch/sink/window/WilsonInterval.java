package io.maskwatch.sink.window;

import io.maskwatch.schemas.ComplianceRate;
import io.maskwatch.schemas.PersonCounts;

/**
 * A rate with its 95 % interval. Persons without a verdict are in neither the numerator nor the denominator. Stateless.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1927.10502953">E. B. Wilson, 1927</a>
 */
public final class WilsonInterval {
    private static final double Z = 1.959963984540054;

    private WilsonInterval() {}

    /** Persons with a verdict. */
    public static int sample(PersonCounts counts) {
        return counts.getMasked() + counts.getUnmasked() + counts.getIncorrect();
    }

    /** Share of those with a verdict who wear the mask properly; there must be one at least. */
    public static ComplianceRate of(PersonCounts counts, int minimumSample) {
        int sample = sample(counts);
        if (sample <= 0) {
            throw new IllegalArgumentException("Nobody was judged, so there is no rate");
        }
        double value = (double) counts.getMasked() / sample;
        double scale = 1 + Z * Z / sample;
        double centre = (value + Z * Z / (2 * sample)) / scale;
        double half = Z / scale * Math.sqrt(value * (1 - value) / sample + Z * Z / (4.0 * sample * sample));
        return ComplianceRate.newBuilder()
                .setValue(value)
                .setLow(Math.max(0, centre - half))
                .setHigh(Math.min(1, centre + half))
                .setSample(sample)
                .setSufficient(sample >= minimumSample)
                .build();
    }
}
