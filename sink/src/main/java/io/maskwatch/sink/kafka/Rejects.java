package io.maskwatch.sink.kafka;

import io.maskwatch.schemas.RejectedMessage;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
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
                .setSha256(sha256(value))
                .setOriginal(ByteBuffer.wrap(value))
                .setAt(at)
                .setWorkerId(workerId)
                .build();
    }

    private static String sha256(byte[] value) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(value));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
