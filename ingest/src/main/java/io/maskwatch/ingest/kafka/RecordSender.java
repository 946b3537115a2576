package io.maskwatch.ingest.kafka;

import io.maskwatch.runtime.ErrorTally;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.RecordCodec;
import io.maskwatch.schemas.Topic;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends the records of one topic and hears of each what became of it, once. Counts those that the broker did not take.
 * Thread-safe. The producer is shared; whoever made it closes it.
 */
final class RecordSender<V extends SpecificRecordBase> {
    private final Producer<String, byte[]> producer;
    private final Topic<V> topic;
    private final RecordCodec<V> codec;
    private final String what;
    private final DeliveryHealth health;
    private final ErrorTally tally;
    private final SendGate gate = new SendGate(System::nanoTime);
    private volatile String lastFailure = "the broker could not be reached a moment ago";

    /**
     * Sends nothing yet.
     *
     * @param what one record in words, with its article
     */
    RecordSender(
            Producer<String, byte[]> producer,
            Topic<V> topic,
            Codecs codecs,
            String what,
            DeliveryHealth health,
            ErrorTally tally) {
        this.producer = producer;
        this.topic = topic;
        this.codec = codecs.of(topic);
        this.what = what;
        this.health = health;
        this.tally = tally;
    }

    /** Sends it, or gives it up at once while the broker is away; {@code then} hears which, maybe on this thread. */
    void send(String key, V value, Callback then) {
        Callback settled = (metadata, failure) -> {
            judge(failure);
            then.onCompletion(metadata, failure);
        };
        if (!gate.pass(() -> sendNow(key, value, settled))) {
            settled.onCompletion(null, new TimeoutException(lastFailure));
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback hears the same
    private void sendNow(String key, V value, Callback settled) {
        try {
            producer.send(new ProducerRecord<>(topic.name(), key, codec.encode(value)), settled);
        } catch (KafkaException | IllegalStateException e) { // thrown instead of the callback, never besides it
            settled.onCompletion(null, e);
        }
    }

    private void judge(@Nullable Exception failure) {
        if (failure == null) {
            health.delivered();
        } else {
            lastFailure = String.valueOf(failure.getMessage());
            health.failed(what, failure);
            tally.count(what + " was not published", String.valueOf(failure.getMessage()));
        }
    }
}
