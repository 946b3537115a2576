package io.maskwatch.sink.live.main;

import io.maskwatch.runtime.role.RoleContext;
import io.maskwatch.schemas.Detection;
import io.maskwatch.schemas.Frame;
import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.Topic;
import io.maskwatch.schemas.Topics;
import io.maskwatch.sink.live.Frames;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Writes frames and outcomes to their topics, as ingest and detectors do. For one thread. */
public final class TestingFrames implements AutoCloseable {
    private final RoleContext context;
    private final Producer<String, byte[]> producer;
    private long sequence;

    public TestingFrames(RoleContext context) {
        this.context = context;
        this.producer = context.kafka().producer("testing-frames", Map.of());
    }

    /** Where a frame went. */
    public record Place(int partition, long offset, FrameOutcome outcome) {}

    /** A frame with these faces, and its outcome. */
    public Place judged(String cameraId, byte[] jpeg, Detection... faces) throws Exception {
        Frame frame = frame(cameraId, jpeg);
        RecordMetadata place = send(Topics.FRAMES, cameraId, frame);
        FrameOutcome outcome = FrameOutcome.newBuilder(Frames.analysed(frame, faces))
                .setFramePartition(place.partition())
                .setFrameOffset(place.offset())
                .build();
        send(Topics.DETECTIONS, cameraId, outcome);
        return new Place(place.partition(), place.offset(), outcome);
    }

    /** A frame that no detector has heard of. */
    public void unjudged(String cameraId, byte[] jpeg) throws Exception {
        send(Topics.FRAMES, cameraId, frame(cameraId, jpeg));
    }

    /** A frame that was shed. */
    public void shed(String cameraId, byte[] jpeg) throws Exception {
        Frame frame = frame(cameraId, jpeg);
        send(Topics.FRAMES, cameraId, frame);
        send(Topics.DETECTIONS, cameraId, Frames.shed(frame));
    }

    /** The sequence of the frame written last. */
    public long sequence() {
        return sequence;
    }

    private Frame frame(String cameraId, byte[] jpeg) {
        return Frames.frame(cameraId, ++sequence, context.clock().instant(), jpeg);
    }

    private <V extends SpecificRecordBase> RecordMetadata send(Topic<V> topic, String key, V value)
            throws ExecutionException, InterruptedException {
        byte[] bytes = context.codecs().of(topic).encode(value);
        return producer.send(new ProducerRecord<>(topic.name(), key, bytes)).get();
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
    }
}
