package io.maskwatch.app.live;

import io.maskwatch.runtime.camera.ProbeCameras;
import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.AlertState;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.ModelUse;
import io.maskwatch.schemas.Outcome;
import io.maskwatch.schemas.WindowKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * What an installation has done since this tally began, from the records on its topics. One thread feeds it, any thread
 * reads it through {@link #read}.
 */
public final class RunTally {
    private final Map<String, CameraTally> cameras = new TreeMap<>();
    private final Map<String, Alert> alerts = new LinkedHashMap<>();
    private final Set<String> alertSteps = new HashSet<>();
    private final Latencies toDetection = new Latencies();
    private final Latencies toAlert = new Latencies();
    private long finalWindows;
    private long repeatedAlertSteps;
    private @Nullable ModelUse model;

    /** Takes a record of any topic; those that say nothing of the run, and those of probes, change nothing. */
    public synchronized void add(SpecificRecordBase value) {
        if (value instanceof CameraStatus status && !ProbeCameras.isProbe(status.getCameraId())) {
            camera(status.getCameraId()).status(status);
        } else if (value instanceof FrameOutcome outcome && !ProbeCameras.isProbe(outcome.getCameraId())) {
            outcome(outcome);
        } else if (value instanceof ComplianceWindow window) {
            window(window);
        } else if (value instanceof Alert alert) {
            alert(alert);
        }
    }

    /** Reads while nothing changes; do not let what is read escape. */
    public synchronized <T> T read(Function<RunTally, T> reader) {
        return reader.apply(this);
    }

    private void outcome(FrameOutcome outcome) {
        camera(outcome.getCameraId()).outcome(outcome);
        if (outcome.getOutcome() == Outcome.ANALYSED) {
            model = outcome.getModel();
            toDetection.add(Duration.between(outcome.getCapturedAt(), outcome.getDecidedAt()));
        }
    }

    private void window(ComplianceWindow window) {
        if (window.getSubject().startsWith("area:")) {
            return; // its cameras are counted by themselves
        }
        camera(window.getSubject()).window(window);
        finalWindows += window.getKind() == WindowKind.FINAL ? 1 : 0;
    }

    private void alert(Alert alert) {
        if (!alertSteps.add(alert.getAlertId() + "/" + alert.getRevision())) {
            repeatedAlertSteps++;
            return;
        }
        alerts.merge(alert.getAlertId(), alert, (old, now) -> now.getRevision() > old.getRevision() ? now : old);
        Instant capturedAt = alert.getEvidence().getCapturedAt();
        if (alert.getState() == AlertState.OPENED && capturedAt != null) {
            toAlert.add(Duration.between(capturedAt, alert.getEmittedAt()));
        }
    }

    private CameraTally camera(String cameraId) {
        return cameras.computeIfAbsent(cameraId, CameraTally::new);
    }

    /** Each camera seen, by id. */
    public List<CameraTally> cameras() {
        return new ArrayList<>(cameras.values());
    }

    /** The last step of each incident, in order of opening. */
    public List<Alert> alerts() {
        return new ArrayList<>(alerts.values());
    }

    /** Incidents that are open. */
    public List<Alert> openAlerts() {
        return alerts.values().stream()
                .filter(alert -> alert.getState() != AlertState.CLOSED)
                .toList();
    }

    /** Steps of incidents that came more than once; consumers drop them, and an exactly-once sink writes none. */
    public long repeatedAlertSteps() {
        return repeatedAlertSteps;
    }

    /** Windows that are final. */
    public long finalWindows() {
        return finalWindows;
    }

    /** From the capture of a picture to the detector's decision. */
    public Latencies toDetection() {
        return toDetection;
    }

    /** From the capture of the picture that completed the evidence to the alert. */
    public Latencies toAlert() {
        return toAlert;
    }

    /** The model that looked last, if one did. */
    public @Nullable ModelUse model() {
        return model;
    }
}
