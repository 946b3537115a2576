package io.maskwatch.runtime.camera;

import io.maskwatch.runtime.camera.CameraEntry.ScheduleEntry;
import io.maskwatch.runtime.camera.CameraEntry.SpanEntry;
import io.maskwatch.schemas.Schedule;
import io.maskwatch.schemas.WeeklySpan;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the hours of a rule into the records that travel, and refuses those that could never be. Stateless. */
final class EntrySchedules {
    private static final Pattern CLOCK = Pattern.compile("([01]?[0-9]|2[0-4]):([0-5][0-9])");
    private static final int DAY_MINUTES = 24 * 60;

    private EntrySchedules() {}

    static Schedule schedule(ScheduleEntry entry, String where) {
        String place = where + ", schedule";
        if (entry.spans().isEmpty()) {
            throw Cameras.invalid(
                    place, "it has no spans, so that the rule would never be in force", "Write enabled: false instead");
        }
        return Schedule.newBuilder()
                .setTimeZone(zone(entry.timeZone(), place))
                .setSpans(entry.spans().stream().map(span -> span(span, place)).toList())
                .build();
    }

    private static String zone(String name, String place) {
        try {
            return ZoneId.of(name).getId();
        } catch (DateTimeException e) {
            throw Cameras.invalid(
                    place + ", timeZone",
                    "'" + name + "' is no time zone that is known here",
                    "Write an IANA name such as Europe/Zurich, or UTC");
        }
    }

    private static WeeklySpan span(SpanEntry entry, String place) {
        int from = minute(entry.from() == null ? "00:00" : entry.from(), place + ", from");
        int to = minute(entry.to() == null ? "24:00" : entry.to(), place + ", to");
        if (from == DAY_MINUTES) {
            throw Cameras.invalid(place + ", from", "24:00 begins nothing", "Write 00:00 of the next day");
        }
        return WeeklySpan.newBuilder()
                .setDays(entry.days() == null ? List.of() : entry.days())
                .setFromMinute(from)
                .setToMinute(to == 0 ? DAY_MINUTES : to)
                .build();
    }

    private static int minute(String clock, String place) {
        Matcher matcher = CLOCK.matcher(clock);
        int minute = matcher.matches()
                ? Integer.parseInt(matcher.group(1)) * 60 + Integer.parseInt(matcher.group(2))
                : Integer.MAX_VALUE;
        if (minute > DAY_MINUTES) {
            throw Cameras.invalid(place, "'" + clock + "' is no time of day", "Write \"07:30\", in quotes");
        }
        return minute;
    }
}
