package io.maskwatch.bench.kills.course;

import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.AlertState;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.WindowKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The final windows and the alerts that a sink told, without what its wall clock stamped on them. Immutable.
 *
 * @param windows final windows by subject, then by start
 * @param alerts steps by subject, in the order of their telling
 * @param twice what was told more than once
 */
public record Told(
        Map<String, TreeMap<Instant, ComplianceWindow>> windows, Map<String, List<Alert>> alerts, List<String> twice) {

    /** Of all that was told. */
    public static Told of(Collection<ComplianceWindow> windows, Collection<Alert> alerts) {
        List<String> twice = new ArrayList<>();
        Map<String, TreeMap<Instant, ComplianceWindow>> finals = new TreeMap<>();
        for (ComplianceWindow window : windows) {
            if (window.getKind() == WindowKind.FINAL) {
                ComplianceWindow unnumbered =
                        ComplianceWindow.newBuilder(window).setRevision(0).build();
                if (finals.computeIfAbsent(window.getSubject(), key -> new TreeMap<>())
                                .put(window.getStartAt(), unnumbered)
                        != null) {
                    twice.add("final window of " + window.getSubject() + " from " + window.getStartAt());
                }
            }
        }
        Map<String, List<Alert>> steps = new TreeMap<>();
        List<String> known = new ArrayList<>();
        for (Alert alert : alerts) {
            String step = alert.getAlertId() + " revision " + alert.getRevision();
            if (known.contains(step)) {
                twice.add("alert " + step);
            }
            known.add(step);
            steps.computeIfAbsent(alert.getSubject(), key -> new ArrayList<>())
                    .add(Alert.newBuilder(alert).setEmittedAt(Instant.EPOCH).build());
        }
        return new Told(finals, steps, List.copyOf(twice));
    }

    /** How many final windows there are. */
    public int windowCount() {
        return windows.values().stream().mapToInt(TreeMap::size).sum();
    }

    /** Final windows in which somebody was there. */
    public long windowsWithPeople() {
        return windows.values().stream()
                .flatMap(all -> all.values().stream())
                .filter(window -> window.getPeakOccupancy() != null && window.getPeakOccupancy() > 0)
                .count();
    }

    /** Incidents that were opened. */
    public long incidents() {
        return alerts.values().stream()
                .flatMap(List::stream)
                .filter(alert -> alert.getState() == AlertState.OPENED)
                .count();
    }
}
