package io.maskwatch.app.replay;

import io.maskwatch.app.testing.TestingCluster;
import io.maskwatch.schemas.BoundingBox;
import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.Compliance;
import io.maskwatch.schemas.Detection;
import io.maskwatch.schemas.FailureCause;
import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.ModelUse;
import io.maskwatch.schemas.Outcome;
import io.maskwatch.schemas.Topic;
import io.maskwatch.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;

/**
 * What a camera saw some minutes ago, four frames a second, written as the detector and the ingest worker would have
 * written it then: the topics take the records' own times. Use once, before the sink starts.
 */
final class PastScene {
    static final String CAMERA = "gate";

    private static final long SESSION = 7;
    private static final double FACE_WIDTH = 0.05;
    private static final Map<String, Compliance> LABELS =
            Map.of("masked", Compliance.MASKED, "unmasked", Compliance.UNMASKED);

    private final TestingCluster cluster;
    private final Instant begin;
    private final Duration length;
    private final List<Visit> visits = new ArrayList<>();
    private double downFrom = Double.MAX_VALUE;
    private double downTo = Double.MAX_VALUE;

    /** Somebody who stands still; times in seconds after the beginning. */
    private record Visit(double from, double to, double x, Compliance compliance) {}

    PastScene(TestingCluster cluster, Instant begin, Duration length) {
        this.cluster = cluster;
        this.begin = begin;
        this.length = length;
    }

    PastScene visit(double from, double to, double x, Compliance compliance) {
        visits.add(new Visit(from, to, x, compliance));
        return this;
    }

    PastScene down(double from, double to) {
        downFrom = from;
        downTo = to;
        return this;
    }

    void write() throws ExecutionException, InterruptedException {
        takeRecordsTimes(Topics.DETECTIONS);
        takeRecordsTimes(Topics.CAMERA_STATUS);
        List<Future<?>> sent = new ArrayList<>();
        try (Producer<String, byte[]> producer = cluster.access().clients().producer("past", Map.of())) {
            for (int quarter = 0; quarter < 4 * length.toSeconds(); quarter++) {
                double at = quarter / 4.0;
                boolean down = at >= downFrom && at < downTo;
                if (!down) {
                    sent.add(send(producer, Topics.DETECTIONS, frame(quarter + 1, at), time(at + 0.2)));
                }
                if (quarter % 8 == 0) {
                    sent.add(send(producer, Topics.CAMERA_STATUS, status(at, down), time(at + 0.05)));
                }
            }
            for (Future<?> future : sent) {
                future.get();
            }
        }
    }

    private <V extends SpecificRecordBase> Future<?> send(
            Producer<String, byte[]> producer, Topic<V> topic, V value, Instant time) {
        return producer.send(new ProducerRecord<>(
                topic.name(),
                null,
                time.toEpochMilli(),
                CAMERA,
                cluster.access().codecs().of(topic).encode(value)));
    }

    private void takeRecordsTimes(Topic<?> topic) throws ExecutionException, InterruptedException {
        try (Admin admin = cluster.access().clients().admin()) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, topic.name()),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("message.timestamp.type", "CreateTime"),
                                    AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    private FrameOutcome frame(long sequence, double at) {
        return FrameOutcome.newBuilder()
                .setCameraId(CAMERA)
                .setSession(SESSION)
                .setSequence(sequence)
                .setOutcome(Outcome.ANALYSED)
                .setCapturedAt(time(at))
                .setAppendedAt(time(at + 0.05))
                .setDecidedAt(time(at + 0.2))
                .setFramePartition(0)
                .setFrameOffset(sequence)
                .setWidthPx(1280)
                .setHeightPx(720)
                .setWorkerId("detector-1")
                .setModel(ModelUse.newBuilder()
                        .setName("faces")
                        .setHash("0123456789ab")
                        .setProvider("CPU")
                        .setLabels(LABELS)
                        .build())
                .setDetections(visits.stream()
                        .filter(visit -> at >= visit.from() && at < visit.to())
                        .map(PastScene::face)
                        .toList())
                .build();
    }

    private static Detection face(Visit visit) {
        String label = visit.compliance() == Compliance.MASKED ? "masked" : "unmasked";
        return Detection.newBuilder()
                .setBox(new BoundingBox((float) visit.x(), 0.3f, (float) FACE_WIDTH, 0.1f))
                .setLabel(label)
                .setCompliance(visit.compliance())
                .setScore(0.9f)
                .setClassScores(Map.of(label, 0.9f))
                .build();
    }

    private CameraStatus status(double at, boolean down) {
        return CameraStatus.newBuilder()
                .setCameraId(CAMERA)
                .setSession(SESSION)
                .setState(down ? CameraState.BACKING_OFF : CameraState.STREAMING)
                .setCause(down ? FailureCause.REFUSED : FailureCause.NONE)
                .setAt(time(at))
                .setSince(time(down ? downFrom : 0))
                .setWorkerId("ingest-1")
                .build();
    }

    private Instant time(double seconds) {
        return begin.plusMillis(Math.round(seconds * 1000));
    }
}
