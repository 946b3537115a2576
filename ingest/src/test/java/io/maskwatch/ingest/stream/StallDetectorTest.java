package io.maskwatch.ingest.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.schemas.FailureCause;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StallDetectorTest {
    private static final long SECOND = 1_000_000_000L;

    private final StallDetector detector = new StallDetector(Duration.ofSeconds(10));

    @BeforeEach
    void open() {
        detector.opened(0);
    }

    @Test
    void holdsAStreamStalledOnceNoPictureCameForTheStallTime() {
        detector.arrived(5 * SECOND);

        assertThat(detector.stalled(14 * SECOND)).isFalse();
        assertThat(detector.stalled(15 * SECOND)).isTrue();
    }

    @Test
    void holdsAPictureThatNeverChangesFrozen() {
        assertThat(look(1, 100, 0, 9)).isEqualTo(FailureCause.NONE);
        assertThat(look(1, 100, 10, 10)).isEqualTo(FailureCause.FROZEN);
        assertThat(detector.live()).isFalse();
    }

    @Test
    void takesAChangingPictureForLive() {
        for (int second = 0; second < 60; second++) {
            assertThat(detector.looked(second / 5, 100, second * SECOND)).isEqualTo(FailureCause.NONE);
        }
        assertThat(detector.live()).isTrue();
    }

    @Test
    void doesNotTakeAFrozenPictureForLiveOnANewConnection() {
        look(1, 100, 0, 10);
        detector.opened(12 * SECOND);

        assertThat(look(1, 100, 12, 21)).isEqualTo(FailureCause.NONE);
        assertThat(detector.live()).isFalse();
        assertThat(look(1, 100, 22, 22)).isEqualTo(FailureCause.FROZEN);
    }

    @Test
    void isLiveAgainOnceThePictureDiffers() {
        look(1, 100, 0, 10);
        detector.opened(12 * SECOND);
        detector.looked(2, 100, 12 * SECOND);

        assertThat(detector.live()).isTrue();
    }

    @Test
    void holdsADarkPictureBlackEvenIfItsNoiseChanges() {
        FailureCause verdict = FailureCause.NONE;
        for (int second = 0; second <= 10; second++) {
            verdict = detector.looked(second, 2, second * SECOND);
        }

        assertThat(verdict).isEqualTo(FailureCause.BLACK);
    }

    @Test
    void isLiveAgainOnceThereIsLight() {
        look(1, 0, 0, 10);
        detector.opened(12 * SECOND);
        assertThat(detector.live()).isFalse();
        detector.looked(2, 60, 12 * SECOND);

        assertThat(detector.live()).isTrue();
    }

    private FailureCause look(long hash, double luma, int fromSecond, int toSecond) {
        FailureCause verdict = FailureCause.NONE;
        for (int second = fromSecond; second <= toSecond; second++) {
            verdict = detector.looked(hash, luma, second * SECOND);
        }
        return verdict;
    }
}
