package io.maskwatch.testkit.kafka;

import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.RecordCodec;
import io.maskwatch.schemas.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** All records of one topic that are committed, from its beginning; deletions are passed over. For one thread. */
public final class TopicTail<V extends SpecificRecordBase> implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(150);

    private final Consumer<String, byte[]> consumer;
    private final RecordCodec<V> codec;
    private final List<V> records = new ArrayList<>();

    TopicTail(String bootstrapServers, Topic<V> topic) {
        this.codec = Codecs.local().of(topic);
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** What is there now, the oldest first within a partition. */
    public List<V> records() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(record -> add(record.value()));
        }
        return List.copyOf(records);
    }

    /** Waits, a minute at most, until that holds of all that is there. */
    public List<V> await(Predicate<List<V>> condition) {
        return Awaitility.await()
                .pollInterval(Duration.ofMillis(10))
                .atMost(LIMIT)
                .until(this::records, condition);
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void add(byte @Nullable [] value) {
        if (value != null) {
            records.add(codec.decode(value));
        }
    }
}
