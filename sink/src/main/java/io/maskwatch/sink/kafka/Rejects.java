package io.maskwatch.sink.kafka;

import io.maskwatch.runtime.Sha256;
import io.maskwatch.schemas.RejectedMessage;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Puts messages that cannot be used into the words of the rejected topic. Stateless. */
final class Rejects {
    /** A larger one would not fit into a message together with what is said of it. */
    private static final int LARGEST_ORIGINAL = 512 * 1024;

    private Rejects() {}

    /** The topics that the sink reads hold no pictures, so the original goes along unless it is too large. */
    static RejectedMessage of(RecordMetadata source, byte[] value, String reason, Instant at, String workerId) {
        return RejectedMessage.newBuilder()
                .setSourceTopic(source.topic())
                .setSourcePartition(source.partition())
                .setSourceOffset(source.offset())
                .setReason(reason)
                .setSizeBytes(value.length)
                .setSha256(Sha256.of(value))
                .setOriginal(value.length <= LARGEST_ORIGINAL ? ByteBuffer.wrap(value) : null)
                .setAt(at)
                .setWorkerId(workerId)
                .build();
    }
}
