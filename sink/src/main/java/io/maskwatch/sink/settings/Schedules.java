package io.maskwatch.sink.settings;

import io.maskwatch.schemas.Schedule;
import io.maskwatch.schemas.Weekday;
import io.maskwatch.schemas.WeeklySpan;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Whether a rule is in force at a time: by what a wall clock on the spot shows, so that "until six" is until six also in
 * the nights in which clocks are put on or back. Stateless.
 */
public final class Schedules {
    private Schedules() {}

    /** Whether the schedule is in force; always, if there is none or its time zone is not known. */
    public static boolean inForce(@Nullable Schedule schedule, long atMs) {
        if (schedule == null) {
            return true;
        }
        ZoneId zone;
        try {
            zone = ZoneId.of(schedule.getTimeZone());
        } catch (DateTimeException e) {
            return true; // better an alert too many than none
        }
        ZonedDateTime local = Instant.ofEpochMilli(atMs).atZone(zone);
        return schedule.getSpans().stream().anyMatch(span -> within(span, local));
    }

    private static boolean within(WeeklySpan span, ZonedDateTime local) {
        int minute = local.getHour() * 60 + local.getMinute();
        boolean begun = minute >= span.getFromMinute() && on(span, local.getDayOfWeek());
        if (span.getFromMinute() < span.getToMinute()) {
            return begun && minute < span.getToMinute();
        }
        boolean since =
                minute < span.getToMinute() && on(span, local.getDayOfWeek().minus(1));
        return begun || since;
    }

    private static boolean on(WeeklySpan span, DayOfWeek day) {
        return span.getDays().isEmpty() || span.getDays().contains(Weekday.valueOf(day.name()));
    }
}
