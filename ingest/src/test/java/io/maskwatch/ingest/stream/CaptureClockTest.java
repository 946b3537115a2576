package io.maskwatch.ingest.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CaptureClockTest {
    private static final long MS = 1_000_000L;
    private static final Instant WALL = Instant.parse("2026-01-01T00:00:00Z");

    private final CaptureClock clock = new CaptureClock();

    @Property
    void neverGoesBackNorAheadOfArrivalWhateverTheStreamSays(
            @ForAll @Size(min = 2, max = 100) List<@LongRange(min = -10_000, max = 10_000) Long> mediaMs,
            @ForAll @LongRange(min = 1, max = 3_000) long stepMs) {
        CaptureClock any = new CaptureClock();
        long arrival = 0;
        long last = Long.MIN_VALUE;
        Instant lastWall = Instant.MIN;
        for (long media : mediaMs) {
            arrival += stepMs * MS;
            long placed = any.place(media * MS, arrival);
            Instant captured = any.capturedAt(arrival, WALL.plusNanos(arrival));
            assertThat(placed).isGreaterThan(last).isLessThanOrEqualTo(arrival);
            assertThat(arrival - placed).isLessThanOrEqualTo(CaptureClock.LONGEST_LAG_NANOS);
            assertThat(captured).isAfter(lastWall);
            last = placed;
            lastWall = captured;
        }
    }

    @Test
    void spacesABurstByTheStreamsOwnClock() {
        clock.place(0, 1000 * MS);
        clock.place(100 * MS, 1100 * MS);
        long first = clock.place(200 * MS, 1500 * MS);
        long second = clock.place(300 * MS, 1501 * MS);

        assertThat(second - first).isBetween(99 * MS, 101 * MS);
    }

    @Test
    void placesPicturesAtArrivalAfterTheStreamsClockJumps() {
        clock.place(0, 1000 * MS);

        assertThat(clock.place(-90_000 * MS, 1040 * MS)).isEqualTo(1040 * MS);
        assertThat(clock.place(90_000 * MS, 1080 * MS)).isEqualTo(1080 * MS);
    }

    @Test
    void doesNotRunAwayFromTheWallWhenTheStreamsClockIsSlow() {
        long arrival = 0;
        long placed = 0;
        for (int i = 0; i < 250_000; i++) { // nearly three hours at 25 a second, 0.1 % slow
            arrival += 40 * MS;
            placed = clock.place((long) (i * 40L * MS * 0.999), arrival);
        }

        assertThat(arrival - placed).isLessThan(200 * MS);
    }

    @Test
    void stillIncreasesWhenTheWallClockIsSetBack() {
        clock.place(0, 0);
        Instant before = clock.capturedAt(0, WALL);
        clock.place(40 * MS, 40 * MS);

        assertThat(clock.capturedAt(40 * MS, WALL.minusSeconds(600))).isEqualTo(before.plusMillis(1));
    }
}
