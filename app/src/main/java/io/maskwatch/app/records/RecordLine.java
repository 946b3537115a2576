package io.maskwatch.app.records;

import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.ComplianceRate;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.FailureCause;
import io.maskwatch.schemas.Frame;
import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.Outcome;
import io.maskwatch.schemas.PersonCounts;
import io.maskwatch.schemas.Verdict;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** Records as one readable line each. Immutable. */
public final class RecordLine {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    private final ZoneId zone;

    /**
     * Lines for a reader.
     *
     * @param zone the reader's time zone
     */
    public RecordLine(ZoneId zone) {
        this.zone = zone;
    }

    /** The record in one line, without its line end. */
    public String of(SpecificRecordBase value) {
        if (value instanceof Alert alert) {
            return alert(alert);
        } else if (value instanceof ComplianceWindow window) {
            return window(window);
        } else if (value instanceof Verdict verdict) {
            return verdict(verdict);
        } else if (value instanceof CameraStatus status) {
            return status(status);
        } else if (value instanceof FrameOutcome outcome) {
            return outcome(outcome);
        } else if (value instanceof Frame frame) {
            return frame(frame);
        } else if (value instanceof Camera camera) {
            return "%s  %s  %s  %s fps"
                    .formatted(camera.getCameraId(), camera.getName(), camera.getUrl(), camera.getFramesPerSecond());
        }
        return RecordJson.line(value);
    }

    private String alert(Alert alert) {
        return "%s  %-7s %-9s %s  [%s rev %d]"
                .formatted(
                        time(alert.getAt()),
                        alert.getState(),
                        lower(alert.getSeverity()),
                        alert.getSummary(),
                        alert.getAlertId(),
                        alert.getRevision());
    }

    private String window(ComplianceWindow window) {
        PersonCounts present = window.getPresent();
        return "%s  %-12s %s-%s %-11s rate %-22s present m%d u%d i%d ?%d  coverage %.0f %%"
                .formatted(
                        time(window.getEndAt()),
                        window.getSubject(),
                        time(window.getStartAt()),
                        time(window.getEndAt()),
                        lower(window.getKind()),
                        rate(window.getRate()),
                        present.getMasked(),
                        present.getUnmasked(),
                        present.getIncorrect(),
                        present.getUnknown(),
                        100 * window.getCoverage());
    }

    /** A rate with its interval, or a dash where there is none. */
    public static String rate(@Nullable ComplianceRate rate) {
        return rate == null
                ? "-"
                : "%.0f %% (%.0f-%.0f, n=%d)"
                        .formatted(100 * rate.getValue(), 100 * rate.getLow(), 100 * rate.getHigh(), rate.getSample());
    }

    private String verdict(Verdict verdict) {
        return "%s  %-12s %s %s %s (was %s, %d looks, confidence %.2f)"
                .formatted(
                        time(verdict.getAt()),
                        verdict.getCameraId(),
                        verdict.getTrackId(),
                        verdict.getEvent(),
                        lower(verdict.getVerdict()),
                        lower(verdict.getPrevious()),
                        verdict.getLooks(),
                        verdict.getConfidence());
    }

    private String status(CameraStatus status) {
        String cause = status.getCause() == FailureCause.NONE ? "" : " " + lower(status.getCause());
        String detail = status.getDetail() == null ? "" : ": " + status.getDetail();
        return "%s  %-12s %s%s session %d, published %d, reconnects %d%s"
                .formatted(
                        time(status.getAt()),
                        status.getCameraId(),
                        status.getState(),
                        cause,
                        status.getSession(),
                        status.getFramesPublished(),
                        status.getReconnects(),
                        detail);
    }

    private String outcome(FrameOutcome outcome) {
        String what = outcome.getOutcome() == Outcome.ANALYSED
                ? outcome.getDetections().size() + " faces in " + Math.round(outcome.getInferenceMs()) + " ms"
                : lower(outcome.getReason()) + (outcome.getDetail() == null ? "" : ": " + outcome.getDetail());
        return "%s  %-12s #%d/%d %s %s"
                .formatted(
                        time(outcome.getDecidedAt()),
                        outcome.getCameraId(),
                        outcome.getSession(),
                        outcome.getSequence(),
                        outcome.getOutcome(),
                        what);
    }

    private String frame(Frame frame) {
        return "%s  %-12s #%d/%d %dx%d, %d bytes"
                .formatted(
                        time(frame.getCapturedAt()),
                        frame.getCameraId(),
                        frame.getSession(),
                        frame.getSequence(),
                        frame.getWidthPx(),
                        frame.getHeightPx(),
                        frame.getJpeg().remaining());
    }

    private String time(Instant instant) {
        return TIME.format(instant.atZone(zone));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
