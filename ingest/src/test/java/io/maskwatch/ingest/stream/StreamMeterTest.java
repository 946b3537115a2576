package io.maskwatch.ingest.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StreamMeterTest {
    private static final long MS = 1_000_000L;

    private final StreamMeter meter = new StreamMeter();

    @Test
    void knowsNothingBeforePicturesCame() {
        assertThat(meter.framesPerSecond()).isZero();
        assertThat(meter.keyFrameGapMs()).isZero();
        assertThat(meter.jitterMs()).isZero();
    }

    @Test
    void measuresRateAndKeyFrameGap() {
        for (int i = 0; i < 1000; i++) {
            meter.picture(i * 40L * MS, i * 40L * MS + 7, i % 50 == 0);
        }

        assertThat(meter.framesPerSecond()).isCloseTo(25, within(0.01));
        assertThat(meter.keyFrameGapMs()).isCloseTo(2000, within(0.01));
        assertThat(meter.jitterMs()).isZero();
    }

    @Test
    void tellsTheJitterThatOneInTwentyPicturesExceeds() {
        for (int i = 0; i < 256; i++) {
            long late = i % 10 == 0 ? 30 : 0; // every tenth picture
            meter.picture(i * 40L * MS, (i * 40L + late) * MS, false);
        }

        assertThat(meter.jitterMs()).isCloseTo(30, within(0.01));
    }

    @Test
    void doesNotTakeAJumpOfTheStreamsClockForJitter() {
        for (int i = 0; i < 100; i++) {
            long jump = i < 50 ? 0 : 3_600_000;
            meter.picture((i * 40L + jump) * MS, i * 40L * MS, false);
        }

        assertThat(meter.jitterMs()).isZero();
    }
}
