package io.maskwatch.sink.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.schemas.Schedule;
import io.maskwatch.schemas.Weekday;
import io.maskwatch.schemas.WeeklySpan;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SchedulesTest {
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");
    private static final List<Weekday> FRIDAY = List.of(Weekday.FRIDAY);

    @Test
    void aRuleWithoutAScheduleIsAlwaysInForce() {
        assertThat(Schedules.inForce(null, 0)).isTrue();
        assertThat(Schedules.inForce(new Schedule("Europe/Zurich", List.of()), 0))
                .isFalse();
        assertThat(Schedules.inForce(new Schedule("Europe/Atlantis", List.of()), 0))
                .isTrue();
    }

    @Test
    void aNightBelongsToTheDayOnWhichItBegins() {
        Schedule night = zurich(new WeeklySpan(FRIDAY, 22 * 60, 6 * 60));

        assertThat(at(night, "2026-11-20T21:59")).isFalse();
        assertThat(at(night, "2026-11-20T22:00")).isTrue();
        assertThat(at(night, "2026-11-21T05:59")).isTrue();
        assertThat(at(night, "2026-11-21T06:00")).isFalse();
        assertThat(at(night, "2026-11-21T23:00")).isFalse();
        assertThat(at(night, "2026-11-20T05:00")).isFalse();
    }

    @Test
    void aNightIsLongerByAnHourWhenClocksArePutBackAndShorterWhenPutOn() {
        Schedule night = zurich(new WeeklySpan(List.of(), 22 * 60, 6 * 60));

        assertThat(minutesInForce(night, "2026-10-24T12:00")).isEqualTo(9 * 60);
        assertThat(minutesInForce(night, "2026-03-28T12:00")).isEqualTo(7 * 60);
        assertThat(minutesInForce(night, "2026-11-20T12:00")).isEqualTo(8 * 60);
    }

    @Test
    void theHourThatClocksSkipDoesNotExistAndTheRepeatedOneCountsTwice() {
        Schedule earlyHour = zurich(new WeeklySpan(List.of(), 2 * 60, 3 * 60));

        assertThat(minutesInForce(earlyHour, "2026-03-28T12:00")).isZero();
        assertThat(minutesInForce(earlyHour, "2026-10-24T12:00")).isEqualTo(120);
    }

    @Property
    void outsideDaysOfChangedClocksSpansAreExactlyAsLongAsTheySay(
            @ForAll @IntRange(max = 1439) int from, @ForAll @IntRange(min = 1, max = 1440) int to) {
        Schedule schedule = new Schedule("UTC", List.of(new WeeklySpan(List.of(), from, to)));
        long minutes = LongStream.range(0, 1440)
                .filter(minute -> Schedules.inForce(schedule, minute * 60_000))
                .count();

        assertThat(minutes).isEqualTo(from < to ? to - from : 1440 - from + to);
    }

    @Property
    void everyDayIsTheSameAsEachDayByName(@ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long atMs) {
        List<Weekday> all = java.util.Arrays.stream(DayOfWeek.values())
                .map(day -> Weekday.valueOf(day.name()))
                .toList();

        assertThat(Schedules.inForce(zurich(new WeeklySpan(all, 1320, 360)), atMs))
                .isEqualTo(Schedules.inForce(zurich(new WeeklySpan(List.of(), 1320, 360)), atMs));
    }

    private static Schedule zurich(WeeklySpan span) {
        return new Schedule("Europe/Zurich", List.of(span));
    }

    private static boolean at(Schedule schedule, String local) {
        return Schedules.inForce(
                schedule, LocalDateTime.parse(local).atZone(ZURICH).toInstant().toEpochMilli());
    }

    /** Minutes in force within the 24 hours of real time after that. */
    private static long minutesInForce(Schedule schedule, String from) {
        Instant begin = LocalDateTime.parse(from).atZone(ZURICH).toInstant();
        return LongStream.range(0, 24 * 60)
                .filter(minute -> Schedules.inForce(
                        schedule, begin.plusSeconds(60 * minute).toEpochMilli()))
                .count();
    }
}
