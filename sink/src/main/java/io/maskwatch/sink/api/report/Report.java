package io.maskwatch.sink.api.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.sink.api.view.Times;
import io.maskwatch.sink.history.TimeRange;
import io.maskwatch.sink.settings.EffectiveSettings;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A report over a range, by subject and hour. The total is over its cameras, or over its areas where there are no cameras;
 * never over both, which would count each person twice. For one thread.
 */
public final class Report {
    private final TimeRange range;
    private final ZoneId zone;
    private final Instant now;
    private final SortedMap<String, Tally> subjects = new TreeMap<>();
    private final Map<String, SortedMap<Instant, Tally>> hours = new HashMap<>();
    private final SortedMap<Instant, Tally> totalHours = new TreeMap<>();
    private final Tally total = new Tally();
    private final List<Alert> alerts = new ArrayList<>();
    private final Set<String> totalled;

    /**
     * Nothing yet.
     *
     * @param named the subjects that it is about
     * @param zone whose hours it shows
     */
    public Report(TimeRange range, ZoneId zone, Set<String> named, Instant now) {
        this.range = range;
        this.zone = zone;
        this.now = now;
        named.forEach(subject -> subjects.put(subject, new Tally()));
        SortedSet<String> cameras = new TreeSet<>(named);
        cameras.removeIf(subject -> subject.startsWith(EffectiveSettings.AREA));
        this.totalled = cameras.isEmpty() ? Set.copyOf(named) : cameras;
    }

    /** Takes a window of one of the subjects. */
    public void add(ComplianceWindow window) {
        String subject = window.getSubject();
        Instant hour =
                window.getStartAt().atZone(zone).truncatedTo(ChronoUnit.HOURS).toInstant();
        subjects.computeIfAbsent(subject, key -> new Tally()).add(window);
        hours.computeIfAbsent(subject, key -> new TreeMap<>())
                .computeIfAbsent(hour, key -> new Tally())
                .add(window);
        if (totalled.contains(subject)) {
            total.add(window);
            totalHours.computeIfAbsent(hour, key -> new Tally()).add(window);
        }
    }

    /** Takes an incident that was open at some time within the range. */
    public void add(Alert alert) {
        alerts.add(alert);
    }

    /**
     * The report as JSON, but for the list of incidents.
     *
     * @param names what people call a subject
     */
    public ObjectNode view(UnaryOperator<String> names) {
        ObjectNode view = JsonNodeFactory.instance
                .objectNode()
                .put("from", Times.text(range.from()))
                .put("to", Times.text(range.to()))
                .put("timeZone", zone.getId());
        view.set("total", total());
        ArrayNode list = view.putArray("subjects");
        subjects.forEach((subject, tally) -> list.add(subject(subject, names.apply(subject), tally)));
        ArrayNode hourly = view.putArray("hours");
        totalHours.forEach((hour, tally) ->
                tally.onto(hourly.addObject().put("startAt", Times.text(hour)), hourMs(hour) * totalled.size()));
        return view;
    }

    /** One row for each subject and hour of which there are windows. */
    List<Row> rows(UnaryOperator<String> names) {
        return subjects.keySet().stream()
                .flatMap(subject -> hours.getOrDefault(subject, new TreeMap<>()).entrySet().stream()
                        .map(hour -> row(subject, names.apply(subject), hour.getKey(), hour.getValue())))
                .toList();
    }

    /** A row of the table. */
    record Row(String subject, String name, Instant hour, Tally tally, double coverage, long alertsOpened) {}

    ZoneId zone() {
        return zone;
    }

    private Row row(String subject, String name, Instant hour, Tally tally) {
        long opened = opened(subject)
                .filter(alert -> !alert.getOpenedAt().isBefore(hour)
                        && alert.getOpenedAt().isBefore(hour.plus(1, ChronoUnit.HOURS)))
                .count();
        return new Row(subject, name, hour, tally, tally.coverage(hourMs(hour)), opened);
    }

    private ObjectNode total() {
        long spanMs = spanMs() * totalled.size();
        ObjectNode view = total.onto(JsonNodeFactory.instance.objectNode(), spanMs);
        view.set("alerts", kinds(alerts.stream().filter(this::isOpenedWithin)));
        return view.put("minutesWithoutData", total.minutesWithoutData(spanMs));
    }

    private ObjectNode subject(String subject, String name, Tally tally) {
        ObjectNode view =
                JsonNodeFactory.instance.objectNode().put("subject", subject).put("name", name);
        tally.onto(view, spanMs())
                .put("peakOccupancy", tally.peakOccupancy())
                .put("meanOccupancy", tally.meanOccupancy());
        view.set("alerts", kinds(opened(subject)));
        return view.put("minutesWithoutData", tally.minutesWithoutData(spanMs()));
    }

    private Stream<Alert> opened(String subject) {
        return alerts.stream().filter(alert -> alert.getSubject().equals(subject) && isOpenedWithin(alert));
    }

    private boolean isOpenedWithin(Alert alert) {
        return !alert.getOpenedAt().isBefore(range.from())
                && alert.getOpenedAt().isBefore(range.to());
    }

    private static ObjectNode kinds(Stream<Alert> opened) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        opened.forEach(alert -> counts.merge(alert.getKind().name(), 1, Integer::sum));
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        counts.forEach(view::put);
        return view;
    }

    private long spanMs() {
        return Span.ms(range.from(), range.to(), range, now);
    }

    private long hourMs(Instant hour) {
        return Span.ms(hour, hour.plus(1, ChronoUnit.HOURS), range, now);
    }
}
