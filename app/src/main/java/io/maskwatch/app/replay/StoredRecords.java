package io.maskwatch.app.replay;

import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.Verdict;
import io.maskwatch.sink.settings.EffectiveSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the topics hold of a span of time, by camera. Fill it first, then read it; on one thread. */
public final class StoredRecords {
    private final Map<String, Map<String, List<Verdict>>> verdicts = new TreeMap<>();
    private final Map<String, List<StoredWindow>> windows = new TreeMap<>();
    private final Map<String, List<CameraStatus>> statuses = new TreeMap<>();
    private final List<Alert> alerts = new ArrayList<>();

    public void add(Verdict verdict) {
        verdicts.computeIfAbsent(verdict.getCameraId(), id -> new LinkedHashMap<>())
                .computeIfAbsent(verdict.getTrackId(), id -> new ArrayList<>())
                .add(verdict);
    }

    /** A camera's window; those of areas are made anew. */
    public void add(ComplianceWindow window, long appendedMs) {
        if (!window.getSubject().startsWith(EffectiveSettings.AREA)) {
            windows.computeIfAbsent(window.getSubject(), id -> new ArrayList<>())
                    .add(new StoredWindow(window, appendedMs));
        }
    }

    public void add(CameraStatus status) {
        statuses.computeIfAbsent(status.getCameraId(), id -> new ArrayList<>()).add(status);
    }

    public void add(Alert alert) {
        alerts.add(alert);
    }

    /** Incidents that were told. */
    public List<IncidentSpan> told() {
        return IncidentSpan.of(alerts);
    }

    /** Cameras of which anything is held. */
    Collection<String> cameraIds() {
        TreeSet<String> ids = new TreeSet<>(verdicts.keySet());
        ids.addAll(windows.keySet());
        ids.addAll(statuses.keySet());
        return ids;
    }

    List<PersonTrail> trails(String cameraId) {
        return verdicts.getOrDefault(cameraId, Collections.emptyMap()).values().stream()
                .map(PersonTrail::of)
                .toList();
    }

    List<StoredWindow> windows(String cameraId) {
        return windows.getOrDefault(cameraId, List.of());
    }

    List<CameraStatus> statuses(String cameraId) {
        return statuses.getOrDefault(cameraId, List.of());
    }
}
