package io.maskwatch.ingest.kafka;

import io.maskwatch.ingest.camera.StatusPublisher;
import io.maskwatch.runtime.ErrorTally;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.RecordCodec;
import io.maskwatch.schemas.Topics;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;

/** Status to its topic, keyed by camera. The producer is shared; whoever made it closes it. */
public final class KafkaStatusPublisher implements StatusPublisher {
    private final Producer<String, byte[]> producer;
    private final RecordCodec<CameraStatus> codec;
    private final DeliveryHealth health;
    private final ErrorTally tally;
    private final SendGate gate = new SendGate(System::nanoTime);

    public KafkaStatusPublisher(
            Producer<String, byte[]> producer, Codecs codecs, DeliveryHealth health, ErrorTally tally) {
        this.producer = producer;
        this.codec = codecs.of(Topics.CAMERA_STATUS);
        this.health = health;
        this.tally = tally;
    }

    @Override
    public CompletableFuture<Long> publish(CameraStatus status) {
        CompletableFuture<Long> offset = new CompletableFuture<>();
        if (!gate.pass(() -> send(status, offset))) {
            fail(new TimeoutException("the broker could not be reached a moment ago"), offset);
        }
        return offset;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback hears the same
    private void send(CameraStatus status, CompletableFuture<Long> offset) {
        try {
            producer.send(
                    new ProducerRecord<>(Topics.CAMERA_STATUS.name(), status.getCameraId(), codec.encode(status)),
                    (metadata, failure) -> {
                        if (failure == null) {
                            health.delivered();
                            offset.complete(metadata.offset());
                        } else {
                            fail(failure, offset);
                        }
                    });
        } catch (KafkaException | IllegalStateException e) { // thrown instead of the callback, never besides it
            fail(e, offset);
        }
    }

    private void fail(Exception failure, CompletableFuture<Long> offset) {
        health.failed("a status record", failure);
        tally.count("status not published", String.valueOf(failure.getMessage()));
        offset.completeExceptionally(failure);
    }
}
