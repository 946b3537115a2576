package io.maskwatch.ingest.kafka;

import io.maskwatch.runtime.ErrorTally;
import io.maskwatch.runtime.Sha256;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.RecordCodec;
import io.maskwatch.schemas.RejectedMessage;
import io.maskwatch.schemas.Topics;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Sets aside camera records that cannot be used. Thread-safe; whoever made the producer closes it. */
public final class RejectedCameras {
    /** A larger one would not fit into a message together with what is said of it. */
    private static final int LARGEST_ORIGINAL = 512 * 1024;

    private final Producer<String, byte[]> producer;
    private final RecordCodec<RejectedMessage> codec;
    private final InstantSource clock;
    private final String workerId;
    private final ErrorTally tally;

    public RejectedCameras(
            Producer<String, byte[]> producer, Codecs codecs, InstantSource clock, String workerId, ErrorTally tally) {
        this.producer = producer;
        this.codec = codecs.of(Topics.REJECTED);
        this.clock = clock;
        this.workerId = workerId;
        this.tally = tally;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback hears the same
    void setAside(ConsumerRecord<String, byte[]> record, String reason) {
        tally.count("camera record set aside", record.topic() + "@" + record.offset() + ": " + reason);
        byte[] value = record.value();
        RejectedMessage message = RejectedMessage.newBuilder()
                .setSourceTopic(record.topic())
                .setSourcePartition(record.partition())
                .setSourceOffset(record.offset())
                .setReason(reason)
                .setSizeBytes(value.length)
                .setSha256(Sha256.of(value))
                .setOriginal(value.length <= LARGEST_ORIGINAL ? ByteBuffer.wrap(value) : null)
                .setAt(clock.instant())
                .setWorkerId(workerId)
                .build();
        try {
            producer.send(
                    new ProducerRecord<>(Topics.REJECTED.name(), record.topic(), codec.encode(message)),
                    (metadata, failure) -> {
                        if (failure != null) {
                            tally.count("rejected record not published", String.valueOf(failure.getMessage()));
                        }
                    });
        } catch (KafkaException e) {
            tally.count("rejected record not published", String.valueOf(e.getMessage()));
        }
    }
}
