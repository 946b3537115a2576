package io.maskwatch.app.replay;

import io.maskwatch.app.rules.SiteRules;
import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CameraMode;
import io.maskwatch.sink.camera.CameraContext;
import io.maskwatch.sink.camera.StepSettings;
import io.maskwatch.sink.state.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Shows rules what is stored of a span of time, second by second. Use once, on one thread. */
public final class Replay {
    private static final long SECOND_MS = 1_000;

    private final StoredRecords records;
    private final long fromMs;
    private final Map<String, CameraReplay> cameras = new LinkedHashMap<>();
    private final GroupReplay groups;
    private final List<StoredWindow> windows;
    private int nextWindow;

    /**
     * @param records what is stored, from {@code begin} on at least
     * @param rules the rules to be shown it
     * @param described the cameras as they are described now
     * @param begin when to begin; enough before the time of interest that what was going on then has begun too
     */
    public Replay(StoredRecords records, SiteRules rules, Map<String, Camera> described, Instant begin) {
        this.records = records;
        this.fromMs = Math.floorDiv(begin.toEpochMilli(), SECOND_MS) * SECOND_MS;
        for (String id : records.cameraIds()) {
            Camera camera = described.get(id);
            cameras.put(id, new CameraReplay(records, new CameraContext(id, camera, rules.inForce(id), 0), fromMs));
        }
        this.groups = new GroupReplay(rules, toStream(described), fromMs);
        this.windows = windows();
    }

    /** Incidents that would have opened before that time, with when they would have closed, if that is before it too. */
    public List<IncidentSpan> run(Instant to) {
        List<Alert> told = new ArrayList<>();
        for (long atMs = fromMs; atMs < to.toEpochMilli(); atMs += SECOND_MS) {
            for (CameraReplay camera : cameras.values()) {
                told.addAll(camera.judge(atMs));
            }
            tellWindows(told, atMs);
            for (CameraReplay camera : cameras.values()) {
                Optional<Signal> signal = camera.signal();
                if (signal.isPresent()) {
                    told.addAll(groups.hear(signal.get(), atMs));
                }
            }
        }
        return IncidentSpan.of(told);
    }

    private void tellWindows(List<Alert> told, long atMs) {
        while (nextWindow < windows.size() && toldMs(windows.get(nextWindow)) <= atMs) {
            StoredWindow window = windows.get(nextWindow++);
            told.addAll(groups.hear(window.window(), toldMs(window)));
        }
    }

    private List<StoredWindow> windows() {
        return records.cameraIds().stream()
                .flatMap(id -> records.windows(id).stream())
                .sorted(Comparator.comparingLong(Replay::toldMs))
                .toList();
    }

    private static long toldMs(StoredWindow window) {
        return window.isFinal()
                ? window.endMs() + StepSettings.defaults().grace().toMillis()
                : window.countedMs();
    }

    private Set<String> toStream(Map<String, Camera> described) {
        return described.values().stream()
                .filter(camera -> camera.getEnabled() && camera.getMode() == CameraMode.RUN)
                .map(Camera::getCameraId)
                .filter(new TreeSet<>(records.cameraIds())::contains)
                .collect(Collectors.toSet());
    }
}
