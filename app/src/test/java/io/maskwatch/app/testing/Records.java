package io.maskwatch.app.testing;

import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.AlertEvidence;
import io.maskwatch.schemas.AlertState;
import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.Frame;
import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.ModelUse;
import io.maskwatch.schemas.Outcome;
import io.maskwatch.schemas.OutcomeReason;
import io.maskwatch.schemas.PersonCounts;
import io.maskwatch.schemas.RuleKind;
import io.maskwatch.schemas.Severity;
import io.maskwatch.schemas.WindowKind;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Records as the workers write them, with what a test does not care about filled in. */
public final class Records {
    /** When everything in these records begins. */
    public static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private Records() {}

    /** The status of a streaming camera that has published frames up to {@code published}. */
    public static CameraStatus status(String cameraId, long session, long published) {
        return statusBuilder(cameraId, session)
                .setPublishedSequence(published)
                .setFramesPublished(published)
                .build();
    }

    /** The same, to be changed. */
    public static CameraStatus.Builder statusBuilder(String cameraId, long session) {
        return CameraStatus.newBuilder()
                .setCameraId(cameraId)
                .setSession(session)
                .setState(CameraState.STREAMING)
                .setAt(START)
                .setSince(START)
                .setWorkerId("ingest-1");
    }

    /** A frame without a picture. */
    public static Frame frame(String cameraId, long session, long sequence) {
        return Frame.newBuilder()
                .setCameraId(cameraId)
                .setSession(session)
                .setSequence(sequence)
                .setCapturedAt(at(sequence))
                .setWidthPx(640)
                .setHeightPx(360)
                .setSourceWidthPx(1280)
                .setSourceHeightPx(720)
                .setDetectAtPx(640)
                .setWorkerId("ingest-1")
                .setJpeg(ByteBuffer.wrap(new byte[] {1, 2, 3}))
                .build();
    }

    /** A frame that was looked at, 40 ms after its capture. */
    public static FrameOutcome analysed(String cameraId, long session, long sequence) {
        return outcome(cameraId, session, sequence)
                .setOutcome(Outcome.ANALYSED)
                .setModel(model())
                .build();
    }

    /** A frame that was left out. */
    public static FrameOutcome shed(String cameraId, long session, long sequence, OutcomeReason reason) {
        return outcome(cameraId, session, sequence)
                .setOutcome(Outcome.SHED)
                .setReason(reason)
                .build();
    }

    /** A frame that could not be used. */
    public static FrameOutcome rejected(String cameraId, long session, long sequence, OutcomeReason reason) {
        return outcome(cameraId, session, sequence)
                .setOutcome(Outcome.REJECTED)
                .setReason(reason)
                .setDetail("not a JPEG")
                .build();
    }

    private static FrameOutcome.Builder outcome(String cameraId, long session, long sequence) {
        return FrameOutcome.newBuilder()
                .setCameraId(cameraId)
                .setSession(session)
                .setSequence(sequence)
                .setCapturedAt(at(sequence))
                .setAppendedAt(at(sequence))
                .setDecidedAt(at(sequence).plusMillis(40))
                .setFramePartition(0)
                .setFrameOffset(sequence)
                .setWidthPx(640)
                .setHeightPx(360)
                .setWorkerId("detector-1");
    }

    /** A model. */
    public static ModelUse model() {
        return ModelUse.newBuilder()
                .setName("faces")
                .setHash("0123456789ab")
                .setProvider("CPU")
                .setLabels(Map.of())
                .build();
    }

    /** The window that begins {@code number} windows of 15 s after the start. */
    public static ComplianceWindow window(
            String subject, int number, WindowKind kind, int revision, PersonCounts arrived) {
        Duration length = Duration.ofSeconds(15);
        return ComplianceWindow.newBuilder()
                .setSubject(subject)
                .setStartAt(START.plus(length.multipliedBy(number)))
                .setEndAt(START.plus(length.multipliedBy(number + 1)))
                .setKind(kind)
                .setRevision(revision)
                .setPresent(arrived)
                .setArrived(arrived)
                .setCoverage(1)
                .setFramesAnalysed(60)
                .setFramesShed(0)
                .setFramesRejected(0)
                .setFramesTruncated(0)
                .build();
    }

    /** Persons by verdict. */
    public static PersonCounts persons(int masked, int unmasked, int incorrect, int unknown) {
        return PersonCounts.newBuilder()
                .setMasked(masked)
                .setUnmasked(unmasked)
                .setIncorrect(incorrect)
                .setUnknown(unknown)
                .build();
    }

    /** A step of an incident: revision 1 opens it, any higher one closes it 20 s later. */
    public static Alert alert(String subject, String alertId, RuleKind kind, int revision) {
        boolean opens = revision == 1;
        Instant at = opens ? START : START.plusSeconds(20);
        Alert.Builder alert = Alert.newBuilder()
                .setAlertId(alertId)
                .setRevision(revision)
                .setState(opens ? AlertState.OPENED : AlertState.CLOSED)
                .setSubject(subject)
                .setRuleId("rule")
                .setKind(kind)
                .setSeverity(Severity.WARNING)
                .setOpenedAt(START)
                .setAt(at)
                .setSummary("Somebody wears no mask at " + subject)
                .setEvidence(AlertEvidence.newBuilder().setCapturedAt(START).build())
                .setEmittedAt(at.plusMillis(300));
        return opens ? alert.build() : alert.setClosedAt(at).build();
    }

    /** When a frame of that sequence is taken: four a second. */
    public static Instant at(long sequence) {
        return START.plusMillis(250 * sequence);
    }
}
