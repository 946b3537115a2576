package io.maskwatch.sink.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.PersonCounts;
import io.maskwatch.schemas.WindowKind;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SiteNowTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant NOW = NOON.plusSeconds(45);

    private final SiteNow site = new SiteNow(NOW);

    @Test
    void keepsToTheWindowBeforeWhileNothingWasSeenOfTheNewestYet() {
        site.add(window(NOON.minusSeconds(60), WindowKind.FINAL, 1, 4));
        site.add(window(NOON, WindowKind.PROVISIONAL, 0, 0));
        assertThat(site.at()).isEqualTo(NOON.minusSeconds(60));
        assertThat(site.coverage()).isEqualTo(1);
        assertThat(site.present().getMasked()).isEqualTo(4);
    }

    @Test
    void saysThatACameraIsDeadOnceAWindowHasEndedWithoutIt() {
        site.add(window(NOON.minusSeconds(120), WindowKind.FINAL, 1, 4));
        site.add(window(NOON.minusSeconds(60), WindowKind.FINAL, 0, 0));
        site.add(window(NOON, WindowKind.PROVISIONAL, 0, 0));
        assertThat(site.coverage()).isZero();
        assertThat(site.rate()).isNull();
    }

    @Test
    void takesTheNewestWindowOfWhichHalfHasPassed() {
        site.add(window(NOON.minusSeconds(60), WindowKind.FINAL, 1, 4));
        site.add(window(NOON, WindowKind.PROVISIONAL, 0.75, 2));
        site.add(window(NOON.plusSeconds(40), WindowKind.PROVISIONAL, 0.1, 9));
        assertThat(site.at()).isEqualTo(NOON);
        assertThat(site.present().getMasked()).isEqualTo(2);
        assertThat(site.coverage()).as("of what has passed").isEqualTo(1);
    }

    private static ComplianceWindow window(Instant startAt, WindowKind kind, double coverage, int masked) {
        PersonCounts counts = new PersonCounts(masked, 0, 0, 0);
        return ComplianceWindow.newBuilder()
                .setSubject("gate")
                .setKind(kind)
                .setStartAt(startAt)
                .setEndAt(startAt.plusSeconds(60))
                .setRevision(1)
                .setPresent(counts)
                .setArrived(counts)
                .setCoverage(coverage)
                .setFramesAnalysed(0)
                .setFramesShed(0)
                .setFramesRejected(0)
                .setFramesTruncated(0)
                .build();
    }
}
