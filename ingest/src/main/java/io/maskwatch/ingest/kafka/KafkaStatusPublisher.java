package io.maskwatch.ingest.kafka;

import io.maskwatch.ingest.camera.StatusPublisher;
import io.maskwatch.runtime.ErrorTally;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.Topics;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;

/** Status to its topic, keyed by camera. The producer is shared; whoever made it closes it. */
public final class KafkaStatusPublisher implements StatusPublisher {
    private final RecordSender<CameraStatus> sender;

    public KafkaStatusPublisher(
            Producer<String, byte[]> producer, Codecs codecs, DeliveryHealth health, ErrorTally tally) {
        this.sender = new RecordSender<>(producer, Topics.CAMERA_STATUS, codecs, "a status record", health, tally);
    }

    @Override
    public CompletableFuture<Long> publish(CameraStatus status) {
        CompletableFuture<Long> offset = new CompletableFuture<>();
        sender.send(status.getCameraId(), status, (metadata, failure) -> {
            if (failure == null) {
                offset.complete(metadata.offset());
            } else {
                offset.completeExceptionally(failure);
            }
        });
        return offset;
    }
}
