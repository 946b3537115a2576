package io.maskwatch.app.topics.kafka;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.runtime.kafka.KafkaClients;
import io.maskwatch.runtime.kafka.QuietCheck;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.RecordCodec;
import io.maskwatch.schemas.Topic;
import io.maskwatch.schemas.UnreadableRecordException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Reads a topic from its beginning to the end that it has now. Thread-safe; each scan has its own consumer. */
public final class TopicScan {
    /** Takes one readable record; a null value is a removal. */
    @FunctionalInterface
    public interface Visitor<V> {
        void visit(ConsumerRecord<String, byte[]> source, @Nullable V value);
    }

    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaClients clients;
    private final Codecs codecs;

    public TopicScan(KafkaClients clients, Codecs codecs) {
        this.clients = clients;
        this.codecs = codecs;
    }

    /** Where a scan begins and ends. */
    @FunctionalInterface
    private interface Span {
        /** Goes to the beginning; returns the exclusive ends. */
        Map<TopicPartition, Long> begin(Consumer<String, byte[]> consumer, List<TopicPartition> partitions);
    }

    /**
     * Hands every record of the topic to the visitor, partition by partition in order; skips unreadable ones.
     *
     * @throws UserError if there is no such topic, or if the cluster goes away meanwhile
     */
    public <V extends SpecificRecordBase> void read(Topic<V> topic, Visitor<V> visitor) {
        read(topic, visitor, (consumer, partitions) -> {
            consumer.seekToBeginning(partitions);
            return consumer.endOffsets(partitions);
        });
    }

    /**
     * The same for what the broker has appended from one time on, until another.
     *
     * @param until exclusive; what is appended while this reads is left out in any case
     */
    public <V extends SpecificRecordBase> void read(Topic<V> topic, Instant from, Instant until, Visitor<V> visitor) {
        read(topic, visitor, (consumer, partitions) -> {
            Map<TopicPartition, Long> ends = offsets(consumer, partitions, until);
            offsets(consumer, partitions, from).forEach(consumer::seek);
            return ends;
        });
    }

    private <V extends SpecificRecordBase> void read(Topic<V> topic, Visitor<V> visitor, Span span) {
        RecordCodec<V> codec = codecs.of(topic);
        QuietCheck quiet = new QuietCheck(InstantSource.system());
        try (Consumer<String, byte[]> consumer = clients.consumer("scan", null, Map.of())) {
            List<TopicPartition> partitions = partitionsOf(consumer, topic);
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = span.begin(consumer, partitions);
            while (!reached(consumer, ends)) {
                ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
                quiet.after(consumer, records.isEmpty());
                for (ConsumerRecord<String, byte[]> record : records) {
                    if (record.offset() < ends.getOrDefault(partitionOf(record), 0L)) {
                        visit(codec, record, visitor);
                    }
                }
            }
        } catch (TimeoutException e) {
            throw clients.unreachable(e);
        }
    }

    /** The last value of each key, removals left out, in order of first appearance. */
    public <V extends SpecificRecordBase> Map<String, V> latest(Topic<V> topic) {
        Map<String, V> latest = new LinkedHashMap<>();
        read(topic, (source, value) -> {
            if (value == null) {
                latest.remove(source.key());
            } else {
                latest.put(source.key(), value);
            }
        });
        return latest;
    }

    /** Partitions whose oldest records the broker has already deleted. */
    public Set<Integer> cutPartitions(Topic<?> topic) {
        try (Consumer<String, byte[]> consumer = clients.consumer("scan", null, Map.of())) {
            return consumer.beginningOffsets(partitionsOf(consumer, topic)).entrySet().stream()
                    .filter(beginning -> beginning.getValue() > 0)
                    .map(beginning -> beginning.getKey().partition())
                    .collect(Collectors.toSet());
        } catch (TimeoutException e) {
            throw clients.unreachable(e);
        }
    }

    /** The first offsets of that time or later; the end where there is none. */
    private static Map<TopicPartition, Long> offsets(
            Consumer<String, byte[]> consumer, List<TopicPartition> partitions, Instant time) {
        Map<TopicPartition, Long> offsets = new HashMap<>(consumer.endOffsets(partitions));
        Map<TopicPartition, Long> times =
                partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> time.toEpochMilli()));
        consumer.offsetsForTimes(times).forEach((partition, found) -> {
            if (found != null) {
                offsets.put(partition, found.offset());
            }
        });
        return offsets;
    }

    private static <V extends SpecificRecordBase> void visit(
            RecordCodec<V> codec, ConsumerRecord<String, byte[]> record, Visitor<V> visitor) {
        byte @Nullable [] bytes = record.value();
        try {
            visitor.visit(record, bytes == null ? null : codec.decode(bytes));
        } catch (UnreadableRecordException e) {
            // whoever works on this topic sets it aside on maskwatch.rejected.v1; a reader only passes over it
        }
    }

    private static boolean reached(Consumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private static TopicPartition partitionOf(ConsumerRecord<String, byte[]> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    /**
     * All partitions of the topic.
     *
     * @throws UserError if the cluster has no such topic: nothing read of nothing is not the same as all being well
     */
    static List<TopicPartition> partitionsOf(Consumer<String, byte[]> consumer, Topic<?> topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    "topic " + topic.name(),
                    "there is no such topic on this cluster",
                    "Create the topics with: maskwatch topics apply");
        }
        return partitions;
    }
}
