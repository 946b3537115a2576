package io.maskwatch.sink.history.kafka;

import io.maskwatch.runtime.Sha256;
import io.maskwatch.runtime.role.RoleContext;
import io.maskwatch.schemas.RecordCodec;
import io.maskwatch.schemas.RejectedMessage;
import io.maskwatch.schemas.Topics;
import io.maskwatch.sink.history.kafka.PolledBatch.Unusable;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Notes of messages that cannot be used, on the topic for them. For one thread. Closes its producer. */
final class SetAside implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Larger originals are left out, so that the note itself is not too large. */
    private static final int LARGEST_ORIGINAL = 512 << 10;

    private final Producer<String, byte[]> producer;
    private final RecordCodec<RejectedMessage> codec;
    private final RoleContext context;

    SetAside(RoleContext context) {
        this.producer = context.kafka().producer("history", Map.of("max.block.ms", 5_000));
        this.codec = context.codecs().of(Topics.REJECTED);
        this.context = context;
    }

    /**
     * Returns when the broker has the notes.
     *
     * @throws KafkaException if it does not take them
     */
    void publish(List<Unusable> messages) {
        List<Future<?>> sent = new ArrayList<>();
        for (Unusable unusable : messages) {
            sent.add(producer.send(new ProducerRecord<>(
                    Topics.REJECTED.name(), unusable.message().topic(), codec.encode(note(unusable)))));
        }
        try {
            for (Future<?> note : sent) {
                note.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("Messages that cannot be used could not be set aside", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Setting messages aside was interrupted", e);
        }
    }

    private RejectedMessage note(Unusable unusable) {
        ConsumerRecord<String, byte[]> message = unusable.message();
        byte[] value = message.value() == null ? new byte[0] : message.value();
        return RejectedMessage.newBuilder()
                .setSourceTopic(message.topic())
                .setSourcePartition(message.partition())
                .setSourceOffset(message.offset())
                .setReason(unusable.reason())
                .setSizeBytes(value.length)
                .setSha256(Sha256.of(value))
                .setOriginal(value.length <= LARGEST_ORIGINAL ? ByteBuffer.wrap(value) : null)
                .setAt(context.clock().instant())
                .setWorkerId(context.workerId())
                .build();
    }

    @Override
    public void close() {
        producer.close(LIMIT);
    }
}
