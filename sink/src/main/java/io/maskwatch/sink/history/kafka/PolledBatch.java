package io.maskwatch.sink.history.kafka;

import io.maskwatch.runtime.camera.ProbeCameras;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.Topic;
import io.maskwatch.schemas.Topics;
import io.maskwatch.schemas.UnreadableRecordException;
import io.maskwatch.sink.history.HistoryRecord;
import io.maskwatch.sink.history.HistoryRecord.Place;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What one poll brought: each message is a record or cannot be used; those of probes are left out. Immutable.
 *
 * @param records what is to be kept, in the order of its partitions
 * @param unusable what is to be set aside
 */
record PolledBatch(List<HistoryRecord<?>> records, List<Unusable> unusable) {
    /** The topics that history is made of, by name. */
    static final Map<String, Topic<?>> TOPICS = List.of(
                    Topics.COMPLIANCE,
                    Topics.ALERTS,
                    Topics.ACKNOWLEDGEMENTS,
                    Topics.CAMERA_STATUS,
                    Topics.CAMERAS,
                    Topics.SETTINGS)
            .stream()
            .collect(Collectors.toUnmodifiableMap(Topic::name, Function.identity()));

    /**
     * A message that cannot be used.
     *
     * @param message the message
     * @param reason why, in words
     */
    record Unusable(ConsumerRecord<String, byte[]> message, String reason) {}

    /**
     * Decodes them all.
     *
     * @throws io.maskwatch.schemas.UnknownSchemaException if a writer's schema is not known yet
     */
    static PolledBatch of(Iterable<ConsumerRecord<String, byte[]>> messages, Codecs codecs) {
        List<HistoryRecord<?>> records = new ArrayList<>();
        List<Unusable> unusable = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> message : messages) {
            Topic<?> topic = TOPICS.get(message.topic());
            if (topic == null) {
                throw new IllegalStateException("Nobody asked for " + message.topic());
            }
            if (message.key() != null && ProbeCameras.isProbe(message.key())) {
                continue; // no camera of the site: what was probed is in the audit
            }
            try {
                records.add(record(topic, message, codecs));
            } catch (UnreadableRecordException e) {
                unusable.add(new Unusable(message, String.valueOf(e.getMessage())));
            }
        }
        return new PolledBatch(List.copyOf(records), List.copyOf(unusable));
    }

    private static <V extends SpecificRecordBase> HistoryRecord<V> record(
            Topic<V> topic, ConsumerRecord<String, byte[]> message, Codecs codecs) {
        Place place = new Place(message.partition(), message.offset(), Instant.ofEpochMilli(message.timestamp()));
        String key = message.key() == null ? "" : message.key();
        byte[] bytes = message.value();
        return bytes == null
                ? new HistoryRecord<>(topic, place, key, null, null)
                : new HistoryRecord<>(
                        topic,
                        place,
                        key,
                        ByteBuffer.wrap(bytes),
                        codecs.of(topic).decode(bytes));
    }
}
