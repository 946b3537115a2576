package io.maskwatch.ingest.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.schemas.FailureCause;
import java.time.Duration;
import java.util.Random;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StallDetectorTest {
    private static final long SECOND = 1_000_000_000L;

    private long nanos;
    private final StallDetector detector = new StallDetector(Duration.ofSeconds(10));

    @BeforeEach
    void open() {
        detector.opened(0);
    }

    @Test
    void holdsAStreamStalledOnceNoPictureCameForTheStallTime() {
        detector.arrived(false, 5 * SECOND);

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
    void holdsAPictureFrozenThatIsOnlyDrawnAnewWithEachKeyFrame() {
        assertThat(watch(48, 8, look -> look % 8 == 0 ? 1_000 + look : 7)).isEqualTo(FailureCause.FROZEN);
        detector.opened(11 * SECOND);

        assertThat(watch(8, 8, look -> look % 8 == 0 ? 5_000 : 7)).isEqualTo(FailureCause.NONE);
        assertThat(detector.live()).as("drawn anew on the new connection").isFalse();
    }

    /** As x264 draws it: so many pictures of each group differ from the one before, the others do not. */
    @ParameterizedTest
    @CsvSource({"4, 8, 4", "5, 10, 4", "10, 20, 5", "10, 20, 8", "25, 50, 8", "4, 120, 4", "2, 8, 4"})
    void holdsAPictureFrozenThatIsMendedForSomePicturesBehindEachKeyFrame(int perSecond, int group, int mended) {
        Random random = new Random(perSecond);
        FailureCause verdict = FailureCause.NONE;
        boolean told = false;
        for (int look = 0; look < 60 * perSecond; look++) {
            nanos += SECOND / perSecond;
            // the network delivers some pictures late
            long late = random.nextLong(SECOND / perSecond);
            detector.arrived(look % group == 0, nanos + late);
            int place = Math.min(look % group, mended - 1);
            verdict = detector.looked(1_000L * (look / group) + place, 100, nanos + late);
            if (look >= 25 * perSecond) {
                told |= verdict == FailureCause.FROZEN;
                assertThat(detector.live()).as("picture %d", look).isEqualTo(!told);
            }
        }
        assertThat(told).isTrue();
    }

    @Test
    void takesSomebodyWhoWalksByBehindAKeyFrameForLive() {
        int group = 100;
        FailureCause verdict = FailureCause.NONE;
        for (int look = 0; look < 10 * group; look++) {
            nanos += SECOND / 10;
            detector.arrived(look % group == 0, nanos);
            int moved = Math.min(look % group, 30);
            verdict = detector.looked(1_000L * (look / group) + moved, 100, nanos);
            assertThat(verdict).as("picture %d", look).isEqualTo(FailureCause.NONE);
        }
    }

    @Test
    void takesAStreamOfKeyFramesThatAllDifferForLive() {
        assertThat(watch(80, 1, look -> look)).isEqualTo(FailureCause.NONE);
    }

    @Test
    void takesAPictureForLiveThatChangesAwayFromKeyFrames() {
        assertThat(watch(80, 8, look -> look / 4)).isEqualTo(FailureCause.NONE);
    }

    @Test
    void isLiveSoonAfterAFrozenCameraOfKeyFramesAloneMovesAgain() {
        watch(48, 1, look -> 7);
        assertThat(detector.live()).isFalse();
        watch(6, 1, look -> look);

        assertThat(detector.live()).isTrue();
    }

    @Test
    void takesAnotherSceneBehindAKeyFrameForLiveAtOnce() {
        watch(48, 8, look -> 7);
        assertThat(detector.live()).isFalse();
        detector.arrived(true, nanos);
        detector.looked(9, 120, nanos);

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

    /** Looks four times a second at what each look shows; every so many looks there is a key frame. */
    private FailureCause watch(int looks, int keyEvery, IntToLongFunction shown) {
        FailureCause verdict = FailureCause.NONE;
        for (int look = 0; look < looks; look++) {
            nanos += SECOND / 4;
            detector.arrived(look % keyEvery == 0, nanos);
            verdict = detector.looked(shown.applyAsLong(look), 100, nanos);
        }
        return verdict;
    }

    private FailureCause look(long hash, double luma, int fromSecond, int toSecond) {
        FailureCause verdict = FailureCause.NONE;
        for (int second = fromSecond; second <= toSecond; second++) {
            verdict = detector.looked(hash, luma, second * SECOND);
        }
        return verdict;
    }
}
