package io.maskwatch.detector.kafka;

import io.maskwatch.runtime.kafka.KafkaClients;
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
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

/** All records of one topic, from its beginning. One thread at a time. */
final class TopicTail<V extends SpecificRecordBase> implements AutoCloseable {
    private final Consumer<String, byte[]> consumer;
    private final RecordCodec<V> codec;
    private final List<V> records = new ArrayList<>();

    TopicTail(KafkaClients clients, Topic<V> topic) {
        this.codec = Codecs.local().of(topic);
        this.consumer = clients.consumer("tail", null, Map.of());
        List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** What is there now. */
    List<V> records() {
        consumer.poll(Duration.ofMillis(100)).forEach(record -> records.add(codec.decode(record.value())));
        return List.copyOf(records);
    }

    /** Waits until that holds of all that is there. */
    List<V> await(Predicate<List<V>> condition) {
        return Awaitility.await()
                .pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofSeconds(60))
                .until(this::records, condition);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
