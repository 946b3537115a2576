package io.maskwatch.detector.kafka;

import io.maskwatch.runtime.Sha256;
import io.maskwatch.schemas.RecordCodec;
import io.maskwatch.schemas.RejectedMessage;
import io.maskwatch.schemas.Topics;
import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Notes of messages that are no frames. Their bytes are not kept: they may be a picture of people. Thread-safe. */
final class SetAside {
    private final ReliableProducer producer;
    private final RecordCodec<RejectedMessage> codec;
    private final InstantSource clock;
    private final String workerId;

    SetAside(ReliableProducer producer, RecordCodec<RejectedMessage> codec, InstantSource clock, String workerId) {
        this.producer = producer;
        this.codec = codec;
        this.clock = clock;
        this.workerId = workerId;
    }

    /** Publishes the note; {@code acknowledged} is run when it cannot be lost any more. */
    void publish(ConsumerRecord<String, byte[]> message, String reason, Runnable acknowledged) {
        byte[] value = message.value() == null ? new byte[0] : message.value();
        RejectedMessage note = RejectedMessage.newBuilder()
                .setSourceTopic(message.topic())
                .setSourcePartition(message.partition())
                .setSourceOffset(message.offset())
                .setReason(reason)
                .setSizeBytes(value.length)
                .setSha256(Sha256.of(value))
                .setAt(clock.instant())
                .setWorkerId(workerId)
                .build();
        producer.send(new ProducerRecord<>(Topics.REJECTED.name(), message.topic(), codec.encode(note)), acknowledged);
    }
}
