package io.maskwatch.bench.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.Outcome;
import io.maskwatch.schemas.OutcomeReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LooksTest {
    private static final Instant BEGUN = Instant.parse("2026-11-21T10:00:00Z");
    private static final List<String> CAMERAS = List.of("a", "b");

    private final List<FrameOutcome> outcomes = new ArrayList<>();

    @Test
    void countsWhatEachCameraGets() {
        for (int second = 0; second < 10; second++) {
            analysed("a", second, second);
        }
        for (int second = 0; second < 10; second += 2) {
            analysed("b", second, second);
        }
        Looks looks = looks(10);
        assertThat(looks.perSecond()).isEqualTo(1.5);
        assertThat(looks.perSecondOfEach()).containsEntry("a", 1.0).containsEntry("b", 0.5);
        assertThat(looks.unfairness()).isCloseTo(2.0 / 3, within(1e-9));
    }

    @Test
    void seesACameraThatGetsNothing() {
        analysed("a", 1, 1);
        assertThat(looks(10).perSecondOfEach()).containsEntry("b", 0.0);
        assertThat(looks(10).unfairness()).isEqualTo(2);
        assertThat(looks(10).longestGapSeconds()).isEqualTo(10);
    }

    @Test
    void leavesOutWhatWasDecidedBeforeOrAfter() {
        analysed("a", 1, -1);
        analysed("a", 2, 10);
        analysed("a", 3, 0);
        assertThat(looks(10).perSecond()).isEqualTo(0.1);
    }

    @Test
    void spansWhatWasDecidedWhateverPartitionWasReadFirst() {
        analysed("b", 1, 3);
        analysed("b", 2, 9);
        analysed("a", 1, 1);
        analysed("a", 2, 7);
        assertThat(Looks.span(outcomes)).isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void countsFramesThatWereLookedAtAgain() {
        analysed("a", 1, 1);
        analysed("a", 1, 2);
        analysed("b", 1, 3);
        assertThat(looks(10).repeated()).isEqualTo(1);
    }

    @Test
    void findsTheLongestWaitFromOneLookToTheNext() {
        analysed("a", 1, 1);
        analysed("a", 2, 5);
        analysed("a", 3, 8);
        analysed("b", 1, 3);
        analysed("b", 2, 6);
        assertThat(looks(9).longestGapSeconds()).isEqualTo(4);
    }

    @Test
    void namesReasons() {
        analysed("a", 1, 1);
        outcomes.add(outcome("b", 1, 1)
                .setOutcome(Outcome.SHED)
                .setReason(OutcomeReason.STALE)
                .build());
        assertThat(looks(9).byReason()).containsOnlyKeys("ANALYSED", "SHED STALE");
        assertThat(looks(9).agesMs()).containsExactly(250);
    }

    private Looks looks(int seconds) {
        return Looks.within(BEGUN, BEGUN.plusSeconds(seconds), CAMERAS, outcomes);
    }

    private void analysed(String camera, long sequence, int second) {
        outcomes.add(outcome(camera, sequence, second)
                .setOutcome(Outcome.ANALYSED)
                .setReason(OutcomeReason.NONE)
                .build());
    }

    private static FrameOutcome.Builder outcome(String camera, long sequence, int second) {
        Instant decided = BEGUN.plusSeconds(second);
        return FrameOutcome.newBuilder()
                .setCameraId(camera)
                .setSession(1)
                .setSequence(sequence)
                .setCapturedAt(decided.minusMillis(300))
                .setAppendedAt(decided.minusMillis(250))
                .setDecidedAt(decided)
                .setFramePartition(0)
                .setFrameOffset(sequence)
                .setWidthPx(10)
                .setHeightPx(10)
                .setWorkerId("w");
    }
}
