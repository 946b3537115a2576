package io.maskwatch.app.live;

import io.maskwatch.app.records.RecordLine;
import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.AlertState;
import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.FailureCause;
import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.StreamFacts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run as a table for a terminal: a row per camera, then the newest incidents. Immutable. */
public final class LiveTable {
    private static final int ALERTS_SHOWN = 6;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final String ROW = "%-14s %-12s %-18s %6s %7s %6s %5s %5s %5s  %-22s";

    private final ZoneId zone;

    /**
     * A table for a viewer.
     *
     * @param zone the viewer's time zone
     */
    public LiveTable(ZoneId zone) {
        this.zone = zone;
    }

    /** The table's lines, without colours or line ends. */
    public List<String> lines(RunTally tally, String title, Duration elapsed) {
        List<String> lines = new ArrayList<>();
        lines.add("%s   %02d:%02d   capture to detection p50 %d ms, p95 %d ms"
                .formatted(
                        title,
                        elapsed.toMinutes(),
                        elapsed.toSecondsPart(),
                        tally.toDetection().percentile(0.5),
                        tally.toDetection().percentile(0.95)));
        lines.add("");
        lines.add(ROW.formatted(
                "CAMERA",
                "STATE",
                "STREAM",
                "FPS",
                "FRAMES",
                "SHED",
                "REJ",
                "FACES",
                "SEEN",
                "COMPLIANCE (LAST WINDOW)"));
        tally.cameras().forEach(camera -> lines.add(row(camera)));
        lines.add("");
        lines.add("ALERTS  %d open, %d in all"
                .formatted(tally.openAlerts().size(), tally.alerts().size()));
        List<Alert> alerts = tally.alerts();
        alerts.subList(Math.max(0, alerts.size() - ALERTS_SHOWN), alerts.size())
                .forEach(alert -> lines.add("  " + alert(alert)));
        return lines;
    }

    private static String row(CameraTally camera) {
        FrameOutcome last = camera.lastAnalysed();
        return ROW.formatted(
                camera.cameraId(),
                state(camera.status()),
                stream(camera.status()),
                "%.1f".formatted(camera.analysedPerSecond()),
                camera.analysed(),
                total(camera.shed()),
                total(camera.rejected()),
                last == null ? "-" : Integer.toString(faces(last)),
                camera.persons(),
                compliance(camera));
    }

    private static int faces(FrameOutcome outcome) {
        return (int) outcome.getDetections().stream()
                .filter(detection -> detection.getScore() >= 0.5f)
                .count();
    }

    private static String compliance(CameraTally camera) {
        Map.Entry<Instant, ComplianceWindow> last = camera.windows().lastEntry();
        return last == null ? "-" : RecordLine.rate(last.getValue().getRate());
    }

    private static String state(@Nullable CameraStatus status) {
        if (status == null) {
            return "-";
        }
        boolean failed = status.getCause() != FailureCause.NONE && status.getState() != CameraState.STREAMING;
        return failed ? word(status.getCause()) : word(status.getState());
    }

    private static String stream(@Nullable CameraStatus status) {
        StreamFacts stream = status == null ? null : status.getStream();
        return stream == null
                ? "-"
                : "%s %dx%d".formatted(stream.getCodec(), stream.getWidthPx(), stream.getHeightPx());
    }

    private String alert(Alert alert) {
        Instant closedAt = alert.getClosedAt();
        String life = alert.getState() == AlertState.CLOSED && closedAt != null
                ? "closed after %d s"
                        .formatted(
                                Duration.between(alert.getOpenedAt(), closedAt).toSeconds())
                : "OPEN";
        return "%s  %-9s %-20s %s"
                .formatted(
                        TIME.format(alert.getOpenedAt().atZone(zone)),
                        word(alert.getSeverity()),
                        life,
                        alert.getSummary());
    }

    private static long total(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
