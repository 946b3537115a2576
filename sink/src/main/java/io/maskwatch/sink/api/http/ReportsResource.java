package io.maskwatch.sink.api.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.maskwatch.schemas.Alert;
import io.maskwatch.sink.api.Problem;
import io.maskwatch.sink.api.report.Report;
import io.maskwatch.sink.api.report.ReportCsv;
import io.maskwatch.sink.api.report.Statistics;
import io.maskwatch.sink.history.AlertQuery;
import io.maskwatch.sink.history.TimeRange;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/** {@code /reports} of a range or a day, and {@code /statistics}. Thread-safe. */
final class ReportsResource implements Resource {
    private static final Duration USUAL = Duration.ofDays(1);
    private static final Duration LONGEST_REPORT = Duration.ofDays(62);
    private static final Duration LONGEST_STATISTICS = Duration.ofDays(400);
    private static final int MOST_ALERTS = 10_000;
    private static final LocalDate FIRST_DAY = LocalDate.of(1970, 1, 2);
    private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 30);

    private enum Format {
        json,
        csv
    }

    private final ApiParts parts;
    private final Subjects subjects;
    private final AlertViews alertViews;

    ReportsResource(ApiParts parts) {
        this.parts = parts;
        this.subjects = new Subjects(parts.view(), parts.history());
        this.alertViews = new AlertViews(parts);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/reports", this::range, Needs.VIEWER);
        routes.get("/api/v1/reports/{day}", this::day, Needs.VIEWER);
        routes.get("/api/v1/statistics", this::statistics, Needs.VIEWER);
    }

    private void range(Context context) {
        Query query = Query.of(context, "from", "to", "timeZone", "subject", "format");
        TimeRange range = query.range(parts.clock().instant(), USUAL, LONGEST_REPORT);
        answer(context, query, range, subjects.asked(query, range));
    }

    private void day(Context context) {
        Query query = Query.of(context, "timeZone", "format");
        LocalDate day = day(context.pathParam("day"));
        ZoneId zone = query.zone();
        TimeRange range = new TimeRange(
                day.atStartOfDay(zone).toInstant(),
                day.plusDays(1).atStartOfDay(zone).toInstant());
        answer(context, query, range, subjects.all(range));
    }

    private static LocalDate day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (!day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY)) {
                return day;
            }
        } catch (DateTimeException e) {
            // told below, like a day out of range
        }
        throw Problem.invalid("day", "Write a day such as 2026-11-21.").exception();
    }

    private void answer(Context context, Query query, TimeRange range, SortedSet<String> named) {
        Format format = query.constant("format", Format.class).orElse(Format.json);
        Report report = new Report(range, query.zone(), named, parts.clock().instant());
        List<Alert> alerts = alerts(range).stream()
                .filter(alert -> query.texts("subject").isEmpty() || named.contains(alert.getSubject()))
                .toList();
        parts.history().windows(named, range, report::add);
        alerts.forEach(report::add);
        if (format == Format.csv) {
            context.contentType("text/csv; charset=utf-8; header=present")
                    .header("Content-Disposition", "attachment; filename=\"maskwatch.csv\"")
                    .header("Cache-Control", "no-store")
                    .result(ReportCsv.of(report, subjects::name));
            return;
        }
        ObjectNode view = report.view(subjects::name);
        view.set("alerts", alertViews.items(alerts));
        Answers.json(context, view);
    }

    private void statistics(Context context) {
        Query query = Query.of(context, "from", "to", "timeZone", "by");
        Instant now = parts.clock().instant();
        TimeRange range = query.range(now, USUAL, LONGEST_STATISTICS);
        Statistics.By by = query.constant("by", Statistics.By.class).orElse(Statistics.By.CAMERA);
        Set<String> named = by == Statistics.By.AREA ? subjects.areas(range) : subjects.cameras(range);
        Statistics statistics = new Statistics(by, range, query.zone(), named.size(), now);
        parts.history().windows(named, range, statistics::add);
        alerts(range).stream()
                .filter(alert -> !alert.getOpenedAt().isBefore(range.from()))
                .forEach(statistics::add);
        ArrayNode items = statistics.items();
        Answers.list(context, items, null);
    }

    private List<Alert> alerts(TimeRange range) {
        return parts.history()
                .alerts(new AlertQuery(
                        AlertQuery.Life.ALL, Set.of(), Set.of(), Set.of(), null, range, null, MOST_ALERTS));
    }
}
