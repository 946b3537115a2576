package io.maskwatch.sink.testing;

import io.maskwatch.schemas.Acknowledgement;
import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.AlertEvidence;
import io.maskwatch.schemas.AlertState;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.FailureCause;
import io.maskwatch.schemas.PersonCounts;
import io.maskwatch.schemas.RuleKind;
import io.maskwatch.schemas.Settings;
import io.maskwatch.schemas.Severity;
import io.maskwatch.schemas.Topic;
import io.maskwatch.schemas.WindowKind;
import io.maskwatch.sink.history.HistoryRecord;
import io.maskwatch.sink.history.HistoryRecord.Place;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecordBase;

/** Small records of all that history is made of. Stateless. */
public final class HistoryTales {
    public static final Instant MIDNIGHT = Instant.parse("2026-11-21T00:00:00Z");
    public static final Duration MINUTE = Duration.ofMinutes(1);

    private HistoryTales() {}

    /** A window of a minute; the higher the revision, the more people. */
    public static ComplianceWindow window(String subject, Instant startAt, int revision, WindowKind kind) {
        PersonCounts counts = new PersonCounts(revision, 1, 0, 0);
        return ComplianceWindow.newBuilder()
                .setSubject(subject)
                .setStartAt(startAt)
                .setEndAt(startAt.plus(MINUTE))
                .setKind(kind)
                .setRevision(revision)
                .setPresent(counts)
                .setArrived(counts)
                .setCoverage(0.5)
                .setFramesAnalysed(60 * revision)
                .setFramesShed(0)
                .setFramesRejected(0)
                .setFramesTruncated(0)
                .build();
    }

    /** A step of an incident, a minute after the one before; in state CLOSED it closes then. */
    public static Alert alert(String id, String subject, Instant openedAt, int revision, AlertState state) {
        Instant at = openedAt.plus(MINUTE.multipliedBy(revision - 1L));
        return Alert.newBuilder()
                .setAlertId(id)
                .setRevision(revision)
                .setState(state)
                .setSubject(subject)
                .setRuleId("crowd")
                .setKind(RuleKind.OVERCROWDED)
                .setSeverity(Severity.WARNING)
                .setOpenedAt(openedAt)
                .setAt(at)
                .setClosedAt(state == AlertState.CLOSED ? at : null)
                .setSummary("Many people")
                .setEvidence(AlertEvidence.newBuilder().build())
                .setEmittedAt(at)
                .build();
    }

    public static Acknowledgement acknowledgement(String alertId, String by, Instant at) {
        return Acknowledgement.newBuilder()
                .setAlertId(alertId)
                .setSubject("gate")
                .setBy(by)
                .setNote("seen")
                .setAt(at)
                .build();
    }

    public static CameraStatus status(String cameraId, long session, CameraState state, Instant since, Instant at) {
        return CameraStatus.newBuilder()
                .setCameraId(cameraId)
                .setSession(session)
                .setState(state)
                .setCause(state == CameraState.BACKING_OFF ? FailureCause.REFUSED : FailureCause.NONE)
                .setSince(since)
                .setAt(at)
                .setWorkerId("worker")
                .build();
    }

    public static Camera camera(String id, String name) {
        return Camera.newBuilder()
                .setCameraId(id)
                .setName(name)
                .setUrl("rtsp://10.0.0.21/" + id)
                .build();
    }

    public static Settings settings(String subject, int minimumFacePx) {
        return Settings.newBuilder()
                .setSubject(subject)
                .setMinimumFacePx(minimumFacePx)
                .build();
    }

    /** The record as a message at that place. */
    public static <V extends SpecificRecordBase> HistoryRecord<V> message(
            Topic<V> topic, long offset, String key, V value) {
        Place place = new Place(0, offset, MIDNIGHT.plusSeconds(offset));
        byte[] bytes = Codecs.local().of(topic).encode(value);
        return new HistoryRecord<>(topic, place, key, ByteBuffer.wrap(bytes), value);
    }
}
