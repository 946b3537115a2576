package io.maskwatch.bench.kills.course;

import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.ComplianceWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares what the sinks of a campaign told with what one undisturbed sink told of the same topics. Each subject is compared
 * up to the end of the last window that both made final: what comes later depends on when each was stopped. Incidents that
 * the site decides on are compared by when they were open. Stateless.
 */
public final class ToldComparison {
    private ToldComparison() {}

    /** Where they differ, in words; empty if they do not. A subject of which one of them has no final window differs. */
    public static List<String> differences(Told disturbed, Told undisturbed) {
        List<String> differences = new ArrayList<>();
        Set<String> subjects = new TreeSet<>(disturbed.windows().keySet());
        subjects.addAll(undisturbed.windows().keySet());
        Instant earliest = Instant.MAX;
        for (String subject : subjects) {
            TreeMap<Instant, ComplianceWindow> ours = disturbed.windows().getOrDefault(subject, new TreeMap<>());
            TreeMap<Instant, ComplianceWindow> theirs = undisturbed.windows().getOrDefault(subject, new TreeMap<>());
            if (ours.isEmpty() || theirs.isEmpty()) {
                differences.add(subject + ": final windows of " + (ours.isEmpty() ? "the undisturbed" : "the disturbed")
                        + " sinks only");
                continue;
            }
            Instant horizon = earlier(end(ours), end(theirs));
            earliest = earlier(earliest, horizon);
            differences.addAll(windows(subject, ours, theirs, horizon));
            differences.addAll(alerts(
                    subject,
                    until(disturbed.alerts().getOrDefault(subject, List.of()), horizon),
                    until(undisturbed.alerts().getOrDefault(subject, List.of()), horizon)));
        }
        differences.addAll(IncidentSpans.differences(bySite(disturbed), bySite(undisturbed), earliest));
        return differences;
    }

    private static List<Alert> bySite(Told told) {
        return told.alerts().values().stream()
                .flatMap(List::stream)
                .filter(IncidentSpans::bySite)
                .toList();
    }

    private static List<String> windows(
            String subject,
            NavigableMap<Instant, ComplianceWindow> ours,
            NavigableMap<Instant, ComplianceWindow> theirs,
            Instant horizon) {
        List<String> differences = new ArrayList<>();
        Set<Instant> starts = new TreeSet<>(ours.headMap(horizon).keySet());
        starts.addAll(theirs.headMap(horizon).keySet());
        for (Instant start : starts) {
            if (!String.valueOf(ours.get(start)).equals(String.valueOf(theirs.get(start)))) {
                differences.add("%s, window from %s:%n  disturbed   %s%n  undisturbed %s"
                        .formatted(subject, start, ours.get(start), theirs.get(start)));
            }
        }
        return differences;
    }

    private static List<String> alerts(String subject, Map<String, Alert> ours, Map<String, Alert> theirs) {
        List<String> differences = new ArrayList<>();
        Set<String> steps = new TreeSet<>(ours.keySet());
        steps.addAll(theirs.keySet());
        for (String step : steps) {
            if (!String.valueOf(ours.get(step)).equals(String.valueOf(theirs.get(step)))) {
                differences.add("%s, alert %s:%n  disturbed   %s%n  undisturbed %s"
                        .formatted(subject, step, ours.get(step), theirs.get(step)));
            }
        }
        return differences;
    }

    private static Map<String, Alert> until(List<Alert> alerts, Instant horizon) {
        Map<String, Alert> steps = new TreeMap<>();
        alerts.stream()
                .filter(alert -> alert.getAt().isBefore(horizon) && !IncidentSpans.bySite(alert))
                .forEach(alert -> steps.put(alert.getAlertId() + " revision " + alert.getRevision(), alert));
        return steps;
    }

    private static Instant end(NavigableMap<Instant, ComplianceWindow> windows) {
        return windows.lastEntry().getValue().getEndAt();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
