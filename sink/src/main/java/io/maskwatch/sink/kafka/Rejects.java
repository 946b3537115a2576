package io.maskwatch.sink.kafka;

import io.maskwatch.runtime.Sha256;
import io.maskwatch.schemas.RejectedMessage;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Puts messages that cannot be used into the words of the rejected topic. Stateless. */
final class Rejects {
    private Rejects() {}

    /** The topics that the sink reads hold no pictures, so the original goes along. */
    static RejectedMessage of(RecordMetadata source, byte[] value, String reason, Instant at, String workerId) {
        return RejectedMessage.newBuilder()
                .setSourceTopic(source.topic())
                .setSourcePartition(source.partition())
                .setSourceOffset(source.offset())
                .setReason(reason)
                .setSizeBytes(value.length)
                .setSha256(Sha256.of(value))
                .setOriginal(ByteBuffer.wrap(value))
                .setAt(at)
                .setWorkerId(workerId)
                .build();
    }
}
