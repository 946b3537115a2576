package io.maskwatch.app.live;

import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.OutcomeReason;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one camera has done since the run began. Guarded by its {@link RunTally}. */
public final class CameraTally {
    private final String cameraId;
    private final Map<OutcomeReason, Long> shed = new EnumMap<>(OutcomeReason.class);
    private final Map<OutcomeReason, Long> rejected = new EnumMap<>(OutcomeReason.class);
    private final TreeMap<Instant, ComplianceWindow> windows = new TreeMap<>();
    private @Nullable CameraStatus status;
    private @Nullable FrameOutcome lastAnalysed;
    private @Nullable Instant firstCapturedAt;
    private @Nullable Instant lastCapturedAt;
    private long analysed;
    private long publishedBefore;
    private long reconnects;
    private boolean streamed;

    CameraTally(String cameraId) {
        this.cameraId = cameraId;
    }

    void status(CameraStatus now) {
        if (status != null && status.getSession() != now.getSession() && now.getSession() >= 0) {
            publishedBefore += status.getSession() >= 0 ? status.getFramesPublished() : 0;
        }
        streamed |= now.getState() == CameraState.STREAMING;
        reconnects = Math.max(reconnects, now.getReconnects());
        if (now.getSession() >= 0 || status == null) {
            status = now;
        }
    }

    void outcome(FrameOutcome outcome) {
        firstCapturedAt = firstCapturedAt == null ? outcome.getCapturedAt() : firstCapturedAt;
        lastCapturedAt = outcome.getCapturedAt();
        switch (outcome.getOutcome()) {
            case ANALYSED -> {
                analysed++;
                lastAnalysed = outcome;
            }
            case SHED -> shed.merge(outcome.getReason(), 1L, Long::sum);
            default -> rejected.merge(outcome.getReason(), 1L, Long::sum);
        }
    }

    void window(ComplianceWindow window) {
        ComplianceWindow known = windows.get(window.getStartAt());
        if (known == null || known.getRevision() <= window.getRevision()) {
            windows.put(window.getStartAt(), window);
        }
    }

    public String cameraId() {
        return cameraId;
    }

    /** The last status, if one has come. */
    public @Nullable CameraStatus status() {
        return status;
    }

    /** The last analysed frame, if one has come. */
    public @Nullable FrameOutcome lastAnalysed() {
        return lastAnalysed;
    }

    /** Capture times of the first and last frame that ended. */
    public @Nullable Instant firstCapturedAt() {
        return firstCapturedAt;
    }

    public @Nullable Instant lastCapturedAt() {
        return lastCapturedAt;
    }

    public long analysed() {
        return analysed;
    }

    /** Frames shed, by reason. */
    public Map<OutcomeReason, Long> shed() {
        return Map.copyOf(shed);
    }

    /** Frames rejected, by reason. */
    public Map<OutcomeReason, Long> rejected() {
        return Map.copyOf(rejected);
    }

    /** Frames that the broker acknowledged, over all sessions of this run. */
    public long published() {
        return publishedBefore + (status == null ? 0 : status.getFramesPublished());
    }

    /** Times that the stream was opened again, in the session with the most. */
    public long reconnects() {
        return reconnects;
    }

    /** Whether it was STREAMING at any time. */
    public boolean streamed() {
        return streamed;
    }

    /** The last revision of each window, oldest first. */
    public NavigableMap<Instant, ComplianceWindow> windows() {
        return new TreeMap<>(windows);
    }

    /** Persons that arrived in the windows seen, each counted once. */
    public int persons() {
        return windows.values().stream()
                .map(ComplianceWindow::getArrived)
                .mapToInt(arrived ->
                        arrived.getMasked() + arrived.getUnmasked() + arrived.getIncorrect() + arrived.getUnknown())
                .sum();
    }

    /** Mean rate at which frames were analysed, frames per second; 0 if not known. */
    public double analysedPerSecond() {
        if (firstCapturedAt == null || lastCapturedAt == null || !lastCapturedAt.isAfter(firstCapturedAt)) {
            return 0;
        }
        double seconds = Duration.between(firstCapturedAt, lastCapturedAt).toMillis() / 1000.0;
        return analysed / seconds;
    }
}
