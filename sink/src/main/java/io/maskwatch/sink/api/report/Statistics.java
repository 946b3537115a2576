package io.maskwatch.sink.api.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.sink.history.TimeRange;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/**
 * Arrivals, rate, coverage and alerts by camera, area, hour or day. Hours and days are those of a time zone, and are over
 * all cameras. For one thread.
 */
public final class Statistics {
    /** What the figures are told apart by. */
    public enum By {
        CAMERA,
        AREA,
        HOUR,
        DAY
    }

    private static final class Entry {
        private final Instant start;
        private final Instant end;
        private final Tally tally = new Tally();
        private int alertsOpened;

        Entry(Instant start, Instant end) {
            this.start = start;
            this.end = end;
        }
    }

    private final By by;
    private final TimeRange range;
    private final ZoneId zone;
    private final int cameras;
    private final Instant now;
    private final Map<String, Entry> entries = new TreeMap<>();

    /**
     * Nothing yet.
     *
     * @param cameras how many cameras hours and days are over, for their coverage
     */
    public Statistics(By by, TimeRange range, ZoneId zone, int cameras, Instant now) {
        this.by = by;
        this.range = range;
        this.zone = zone;
        this.cameras = cameras;
        this.now = now;
    }

    /** Takes a window of a camera, or of an area if it is by areas. */
    public void add(ComplianceWindow window) {
        entry(window.getSubject(), window.getStartAt()).tally.add(window);
    }

    /** Takes an incident that opened within the range. */
    public void add(Alert alert) {
        boolean area = alert.getSubject().startsWith("area:");
        if (by == By.HOUR || by == By.DAY || area == (by == By.AREA)) {
            entry(alert.getSubject(), alert.getOpenedAt()).alertsOpened++;
        }
    }

    /** The figures, by key. */
    public ArrayNode items() {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        entries.forEach((key, entry) -> {
            long spanMs = Span.ms(entry.start, entry.end, range, now) * (by == By.HOUR || by == By.DAY ? cameras : 1);
            ObjectNode view = items.addObject().put("key", key);
            entry.tally.onto(view, spanMs).put("alertsOpened", entry.alertsOpened);
        });
        return items;
    }

    private Entry entry(String subject, Instant at) {
        return switch (by) {
            case CAMERA, AREA -> entries.computeIfAbsent(subject, key -> new Entry(range.from(), range.to()));
            case HOUR -> {
                ZonedDateTime hour = at.atZone(zone).truncatedTo(ChronoUnit.HOURS);
                String key = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(OffsetDateTime.from(hour));
                yield entries.computeIfAbsent(
                        key,
                        absent -> new Entry(hour.toInstant(), hour.plusHours(1).toInstant()));
            }
            case DAY -> {
                var day = at.atZone(zone).toLocalDate();
                yield entries.computeIfAbsent(
                        day.toString(),
                        absent -> new Entry(
                                day.atStartOfDay(zone).toInstant(),
                                day.plusDays(1).atStartOfDay(zone).toInstant()));
            }
        };
    }
}
