package io.maskwatch.sink.api.testing;

import io.maskwatch.schemas.Acknowledgement;
import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.AlertState;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.sink.history.AlertQuery;
import io.maskwatch.sink.history.History;
import io.maskwatch.sink.history.StateSpan;
import io.maskwatch.sink.history.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A history in memory. Thread-safe. */
public final class TestingHistory implements History {
    private final NavigableMap<String, NavigableMap<Instant, ComplianceWindow>> windows = new TreeMap<>();
    private final NavigableMap<String, NavigableMap<Integer, Alert>> alerts = new TreeMap<>();
    private final List<Acknowledgement> acknowledgements = new ArrayList<>();
    private final List<CameraStatus> states = new ArrayList<>();

    public synchronized void add(ComplianceWindow window) {
        windows.computeIfAbsent(window.getSubject(), key -> new TreeMap<>())
                .merge(window.getStartAt(), window, (a, b) -> a.getRevision() > b.getRevision() ? a : b);
    }

    public synchronized void add(Alert alert) {
        alerts.computeIfAbsent(alert.getAlertId(), key -> new TreeMap<>()).put(alert.getRevision(), alert);
    }

    public synchronized void add(Acknowledgement acknowledgement) {
        acknowledgements.add(acknowledgement);
    }

    public synchronized void add(CameraStatus status) {
        states.add(status);
    }

    @Override
    public synchronized void windows(Collection<String> subjects, TimeRange range, Consumer<ComplianceWindow> reader) {
        windows.forEach((subject, all) -> {
            if (subjects.contains(subject)) {
                all.subMap(range.from(), true, range.to(), false).values().forEach(reader);
            }
        });
    }

    @Override
    public synchronized List<String> subjects(TimeRange range) {
        return windows.entrySet().stream()
                .filter(entry -> !entry.getValue()
                        .subMap(range.from(), true, range.to(), false)
                        .isEmpty())
                .map(entry -> entry.getKey())
                .toList();
    }

    @Override
    public synchronized List<Alert> alerts(AlertQuery query) {
        return alerts.values().stream()
                .map(steps -> steps.lastEntry().getValue())
                .filter(alert -> matches(alert, query))
                .sorted(Comparator.comparing(Alert::getOpenedAt).reversed().thenComparing(Alert::getAlertId))
                .limit(query.limit())
                .toList();
    }

    private boolean matches(Alert alert, AlertQuery query) {
        boolean closed = alert.getState() == AlertState.CLOSED;
        Instant until = alert.getClosedAt() == null ? Instant.MAX : alert.getClosedAt();
        boolean known =
                acknowledgements.stream().anyMatch(made -> made.getAlertId().equals(alert.getAlertId()));
        return (query.life() == AlertQuery.Life.ALL || closed == (query.life() == AlertQuery.Life.CLOSED))
                && (query.subjects().isEmpty() || query.subjects().contains(alert.getSubject()))
                && (query.kinds().isEmpty() || query.kinds().contains(alert.getKind()))
                && (query.severities().isEmpty() || query.severities().contains(alert.getSeverity()))
                && (query.acknowledged() == null || query.acknowledged() == known)
                && (query.range() == null
                        || (alert.getOpenedAt().isBefore(query.range().to())
                                && !until.isBefore(query.range().from())))
                && (query.before() == null || follows(alert, query.before()));
    }

    private static boolean follows(Alert alert, AlertQuery.Place place) {
        int order = alert.getOpenedAt().compareTo(place.openedAt());
        return order < 0 || (order == 0 && alert.getAlertId().compareTo(place.alertId()) > 0);
    }

    @Override
    public synchronized List<Alert> alert(String alertId) {
        return List.copyOf(alerts.getOrDefault(alertId, new TreeMap<>()).values());
    }

    @Override
    public synchronized List<Acknowledgement> acknowledgements(Collection<String> alertIds) {
        return acknowledgements.stream()
                .filter(made -> alertIds.contains(made.getAlertId()))
                .toList();
    }

    @Override
    public synchronized List<StateSpan> spans(String cameraId, TimeRange range) {
        return states.stream()
                .filter(status -> status.getCameraId().equals(cameraId)
                        && status.getSince().isBefore(range.to()))
                .map(status -> new StateSpan(status, status.getAt()))
                .toList();
    }
}
