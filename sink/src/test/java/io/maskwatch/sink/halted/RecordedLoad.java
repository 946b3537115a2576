package io.maskwatch.sink.halted;

import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.Compliance;
import io.maskwatch.schemas.Detection;
import io.maskwatch.schemas.FailureCause;
import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.Outcome;
import io.maskwatch.schemas.OutcomeReason;
import io.maskwatch.schemas.Topics;
import io.maskwatch.sink.testing.Faces;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What four cameras tell in some minutes, by the time of its append. Before the gate stands one person after another, and
 * puts the mask on late; in the hall most of six take it off, and on again; the yard's camera dies and comes back; of the
 * door's frames many are shed, some come late or twice, a few are no messages at all.
 */
final class RecordedLoad {
    static final List<String> CAMERAS = List.of("gate", "hall", "yard", "door");
    static final int SECONDS = 420;
    private static final int SILENT_FROM = 60;
    private static final int SILENT_TO = 110;
    private static final double EVERY = 0.25;

    private final Codecs codecs = Codecs.local();
    private final Instant start;
    private final List<Message> messages = new ArrayList<>();

    private RecordedLoad(Instant start) {
        this.start = start;
    }

    /**
     * One message.
     *
     * @param sent what is written, with the time of its append
     * @param awaited whether it will be worked in; the last status waits for an outcome that does not come
     */
    record Message(ProducerRecord<String, byte[]> sent, boolean awaited) {
        long timestampMs() {
            return sent.timestamp();
        }
    }

    /** All messages, the oldest first. */
    static List<Message> from(Instant start) {
        RecordedLoad load = new RecordedLoad(start);
        for (String camera : CAMERAS) {
            load.outcomes(camera);
            load.statuses(camera);
            load.end(camera);
        }
        load.messages.sort(Comparator.comparingLong(Message::timestampMs));
        return List.copyOf(load.messages);
    }

    private void outcomes(String camera) {
        long sequence = 0;
        for (double at = 0; at < SECONDS; at += EVERY) {
            if (camera.equals("yard") && silent(at)) {
                continue;
            }
            sequence++;
            FrameOutcome outcome = camera.equals("door") && sequence % 2 == 0
                    ? shed(camera, sequence, at)
                    : analysed(camera, sequence, at);
            if (camera.equals("door")) {
                irregular(outcome, sequence, at);
            } else {
                add(outcome, at + 0.2);
            }
        }
    }

    private void irregular(FrameOutcome outcome, long sequence, double at) {
        add(outcome, at + (sequence % 11 == 0 ? 0.9 : 0.2));
        if (sequence % 7 == 0) {
            add(outcome, at + 0.3);
        }
        if (sequence % 120 == 0) {
            add(Topics.DETECTIONS.name(), outcome.getCameraId(), new byte[] {1, 2, 3}, at + 0.21, true);
        }
    }

    private void statuses(String camera) {
        for (double at = 0; at < SECONDS; at++) {
            boolean silent = camera.equals("yard") && silent(at);
            add(status(camera, at, silent), at, true);
        }
    }

    /** Lets everything before it be worked in: each topic has a message after it. */
    private void end(String camera) {
        add(shed(camera, 1_000_000, SECONDS + 60), SECONDS + 60);
        add(status(camera, SECONDS + 61, false), SECONDS + 61, false);
    }

    private static boolean silent(double at) {
        return at >= SILENT_FROM && at < SILENT_TO;
    }

    private FrameOutcome analysed(String camera, long sequence, double at) {
        return frame(camera, sequence, at)
                .setOutcome(Outcome.ANALYSED)
                .setDetections(faces(camera, at))
                .setModel(Faces.model())
                .build();
    }

    private FrameOutcome shed(String camera, long sequence, double at) {
        return frame(camera, sequence, at)
                .setOutcome(Outcome.SHED)
                .setReason(OutcomeReason.OVERLOAD)
                .build();
    }

    private FrameOutcome.Builder frame(String camera, long sequence, double at) {
        return FrameOutcome.newBuilder()
                .setCameraId(camera)
                .setSession(1)
                .setSequence(sequence)
                .setCapturedAt(time(at))
                .setAppendedAt(time(at + 0.05))
                .setDecidedAt(time(at + 0.15))
                .setFramePartition(0)
                .setFrameOffset(sequence)
                .setWidthPx(Faces.WIDTH_PX)
                .setHeightPx(Faces.HEIGHT_PX)
                .setWorkerId("detector-1");
    }

    private static List<Detection> faces(String camera, double at) {
        return switch (camera) {
            case "gate" -> gate(at);
            case "hall" -> hall(at);
            default -> List.of(face(0.5, Compliance.MASKED));
        };
    }

    /** Every 15 s a person; two thirds of the stay without a mask. */
    private static List<Detection> gate(double at) {
        double since = at % 15;
        if (since >= 12) {
            return List.of();
        }
        return List.of(face(0.4, since < 8 ? Compliance.UNMASKED : Compliance.MASKED));
    }

    private static List<Detection> hall(double at) {
        List<Detection> faces = new ArrayList<>();
        for (int person = 0; person < 6; person++) {
            boolean bare = person > 0 && at % 60 >= 30;
            faces.add(face(0.1 + 0.15 * person, bare ? Compliance.UNMASKED : Compliance.MASKED));
        }
        return faces;
    }

    private static Detection face(double x, Compliance compliance) {
        return Faces.at(x, 0.4, compliance, 0.9);
    }

    private CameraStatus status(String camera, double at, boolean silent) {
        return CameraStatus.newBuilder()
                .setCameraId(camera)
                .setSession(1)
                .setState(silent ? CameraState.BACKING_OFF : CameraState.STREAMING)
                .setCause(silent ? FailureCause.TIMED_OUT : FailureCause.NONE)
                .setAt(time(at))
                .setSince(time(at))
                .setWorkerId("ingest-1")
                .build();
    }

    private void add(FrameOutcome outcome, double appended) {
        byte[] value = codecs.of(Topics.DETECTIONS).encode(outcome);
        add(Topics.DETECTIONS.name(), outcome.getCameraId(), value, appended, true);
    }

    private void add(CameraStatus status, double at, boolean awaited) {
        byte[] value = codecs.of(Topics.CAMERA_STATUS).encode(status);
        add(Topics.CAMERA_STATUS.name(), status.getCameraId(), value, at + 0.007, awaited);
    }

    /** No two messages of one time: their order would be anybody's. */
    private void add(String topic, String camera, byte[] value, double appended, boolean awaited) {
        long timestampMs = time(appended).toEpochMilli() + CAMERAS.indexOf(camera);
        messages.add(new Message(new ProducerRecord<>(topic, null, timestampMs, camera, value), awaited));
    }

    private Instant time(double seconds) {
        return start.plusMillis(Math.round(seconds * 1000));
    }
}
