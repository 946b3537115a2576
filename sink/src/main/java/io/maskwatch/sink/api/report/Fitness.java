package io.maskwatch.sink.api.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maskwatch.runtime.camera.Remedies;
import io.maskwatch.runtime.camera.SettingNames;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.StreamFacts;
import io.maskwatch.schemas.Transport;
import io.maskwatch.sink.api.report.Finding.Level;
import io.maskwatch.sink.api.view.Times;
import io.maskwatch.sink.history.TimeRange;
import io.maskwatch.sink.window.FaceSides;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether a camera is fit for the job, by its windows of late and its status. For one thread. */
public final class Fitness {
    private static final int[] SIDE_STEPS_PX = {0, 8, 12, 16, 24, 32, 48, 64, 96, 128};
    private static final int ENOUGH_FACES = 50;
    private static final double MANY_SMALL = 0.2;
    private static final double TOO_MANY_SMALL = 0.5;
    private static final double GAPS = 0.9;
    private static final double TOO_MANY_GAPS = 0.5;

    /** A camera that has just been added has had no time to be covered, nor has one whose sink was down until now. */
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(5);

    private final TimeRange range;
    private final Instant now;
    private final Tally tally = new Tally();
    private int faces;
    private int facesTooSmall;
    private List<Integer> facesBySidePx = List.of();
    private Instant firstAt;

    /** Nothing yet, of that range. */
    public Fitness(TimeRange range, Instant now) {
        this.range = range;
        this.now = now;
        this.firstAt = range.to();
    }

    /** Takes a window of the camera. */
    public void add(ComplianceWindow window) {
        tally.add(window);
        firstAt = window.getStartAt().isBefore(firstAt) ? window.getStartAt() : firstAt;
        faces += window.getFaces();
        facesTooSmall += window.getFacesTooSmall();
        facesBySidePx = FaceSides.sum(facesBySidePx, window.getFacesBySidePx());
    }

    /**
     * What it comes to.
     *
     * @param camera the camera as it is set
     * @param status the camera's newest status; null where none is known
     * @param minimumFacePx smallest face side that is judged; null where the model decides
     */
    public ObjectNode view(Camera camera, @Nullable CameraStatus status, @Nullable Integer minimumFacePx) {
        List<Finding> findings = camera.getEnabled() ? findings(camera, status) : List.of();
        StreamFacts stream = status == null ? null : status.getStream();
        ObjectNode view = JsonNodeFactory.instance
                .objectNode()
                .put(
                        "level",
                        findings.stream()
                                .map(Finding::level)
                                .max(Comparator.naturalOrder())
                                .orElse(camera.getEnabled() ? Level.UNKNOWN : Level.DISABLED)
                                .name());
        view.set("reasons", list(findings));
        view.put("faces", faces)
                .put("facesTooSmall", facesTooSmall)
                .put("shareTooSmall", faces == 0 ? null : (Double) ((double) facesTooSmall / faces));
        ArrayNode sides = view.putArray("facesBySidePx");
        ArrayNode steps = view.putArray("sideStepsPx");
        for (int i = 0; i < SIDE_STEPS_PX.length; i++) {
            sides.add(facesBySidePx.isEmpty() ? 0 : facesBySidePx.get(i));
            steps.add(SIDE_STEPS_PX[i]);
        }
        return view.put("minimumFacePx", minimumFacePx)
                .put("framesPerSecond", stream == null ? null : known(stream.getFramesPerSecond()))
                .put("askedFramesPerSecond", status == null ? null : known(status.getAskedFramesPerSecond()))
                .put("jitterMs", stream == null ? null : known(stream.getJitterMs()))
                .put("keyFrameGapMs", stream == null ? null : known(stream.getKeyFrameGapMs()))
                .put("coverage", coverage())
                .put("coverageSince", firstAt.isBefore(range.to()) ? Times.text(firstAt) : null)
                .put("from", Times.text(range.from()))
                .put("to", Times.text(range.to()));
    }

    /** Findings as the API shows them. */
    public static ArrayNode list(List<Finding> findings) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        findings.forEach(finding -> list.addObject()
                .put("level", finding.level().name())
                .put("code", finding.code())
                .put("text", finding.text())
                .put("remedy", finding.remedy()));
        return list;
    }

    private List<Finding> findings(Camera camera, @Nullable CameraStatus status) {
        boolean udp = camera.getTransport() == Transport.UDP;
        List<Finding> findings = new ArrayList<>();
        if (status != null && status.getState() != CameraState.STREAMING) {
            findings.add(new Finding(
                    Level.UNFIT,
                    "STREAMING",
                    "The camera gives no pictures at the moment.",
                    Remedies.of(status.getCause(), udp, SettingNames.API)));
        }
        if (status != null && status.getStream() != null) {
            findings.addAll(StreamFitness.findings(status.getStream(), udp));
        }
        if (faces >= ENOUGH_FACES) {
            findings.add(faceSize((double) facesTooSmall / faces));
        }
        if (tally.coverage(1) > 0 && watchedMs() >= LONG_ENOUGH.toMillis()) {
            findings.add(coverageFinding());
        }
        return findings;
    }

    private static Finding faceSize(double share) {
        Level level = share > TOO_MANY_SMALL ? Level.UNFIT : share > MANY_SMALL ? Level.DOUBTFUL : Level.GOOD;
        return new Finding(
                level,
                "FACE_SIZE",
                String.format(Locale.ROOT, "%.0f %% of the faces are too small to judge.", share * 100),
                level == Level.GOOD
                        ? ""
                        : "Move the camera nearer, use a longer lens, or raise detectAtPx and maxWidthPx.");
    }

    private Finding coverageFinding() {
        double share = coverage();
        Level level = share < TOO_MANY_GAPS ? Level.UNFIT : share < GAPS ? Level.DOUBTFUL : Level.GOOD;
        return new Finding(
                level,
                "COVERAGE",
                String.format(
                        Locale.ROOT,
                        "The camera was analysed for %.0f %% of the time since %s.",
                        share * 100,
                        Times.text(firstAt)),
                level == Level.GOOD
                        ? ""
                        : "Look at its state history for interruptions, and add detectors if frames are shed.");
    }

    private double coverage() {
        return tally.coverage(watchedMs());
    }

    /** Since its first window of the range. */
    private long watchedMs() {
        return Span.ms(firstAt, range.to(), range, now);
    }

    private static @Nullable Double known(double figure) {
        return figure > 0 ? (Double) figure : null;
    }
}
