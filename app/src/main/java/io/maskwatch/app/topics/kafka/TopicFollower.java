package io.maskwatch.app.topics.kafka;

import io.maskwatch.runtime.kafka.KafkaClients;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.Topic;
import io.maskwatch.schemas.UnreadableRecordException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Follows topics from their beginning or their end, on its own (in no group), so that watching changes nothing. Use on one
 * thread.
 */
public final class TopicFollower implements AutoCloseable {
    /** Takes one record of any of the topics. */
    @FunctionalInterface
    public interface Visitor {
        void visit(Topic<?> topic, @Nullable String key, SpecificRecordBase value);
    }

    private final Consumer<String, byte[]> consumer;
    private final Codecs codecs;
    private final Map<String, Topic<?>> topics = new HashMap<>();

    /**
     * Begins to follow the topics.
     *
     * @param fromBeginning whether to begin with the oldest record, or with the next one written
     */
    public TopicFollower(KafkaClients clients, Codecs codecs, List<Topic<?>> topics, boolean fromBeginning) {
        this.consumer = clients.consumer("follow", null, Map.of());
        this.codecs = codecs;
        List<TopicPartition> partitions = new ArrayList<>();
        for (Topic<?> topic : topics) {
            this.topics.put(topic.name(), topic);
            partitions.addAll(TopicScan.partitionsOf(consumer, topic));
        }
        consumer.assign(partitions);
        if (fromBeginning) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.seekToEnd(partitions);
        }
        partitions.forEach(consumer::position); // settles where "end" is before anything else happens
    }

    /** Hands over what has come, waiting at most {@code limit} for the first; returns how many records there were. */
    public int poll(Duration limit, Visitor visitor) {
        int count = 0;
        for (ConsumerRecord<String, byte[]> record : consumer.poll(limit)) {
            Topic<?> topic = topics.get(record.topic());
            byte @Nullable [] bytes = record.value();
            if (topic != null && bytes != null) {
                visit(topic, record, bytes, visitor);
            }
            count++;
        }
        return count;
    }

    /** Whether everything written so far has been handed over. */
    public boolean atEnd() {
        return consumer.endOffsets(consumer.assignment()).entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private void visit(Topic<?> topic, ConsumerRecord<String, byte[]> record, byte[] bytes, Visitor visitor) {
        try {
            visitor.visit(topic, record.key(), codecs.of(topic).decode(bytes));
        } catch (UnreadableRecordException e) {
            // set aside by whoever works on this topic; a watcher passes over it
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
