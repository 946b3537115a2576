package io.maskwatch.sink.history.killed;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.runtime.kafka.KafkaClients;
import io.maskwatch.runtime.kafka.KafkaSettings;
import io.maskwatch.runtime.role.RoleContext;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.Topic;
import io.maskwatch.schemas.Topics;
import io.maskwatch.sink.history.kafka.HistoryFeed;
import io.maskwatch.testkit.kafka.TestingBroker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A broker with the topics that history is made of. For one thread. */
public final class HistoryTopics implements AutoCloseable {
    private static final List<Topic<?>> TOPICS = List.of(
            Topics.COMPLIANCE,
            Topics.ALERTS,
            Topics.ACKNOWLEDGEMENTS,
            Topics.CAMERA_STATUS,
            Topics.CAMERAS,
            Topics.SETTINGS);
    private static final int PARTITIONS = 2;
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final TestingBroker broker;
    private final KafkaClients clients;
    private final Producer<String, byte[]> producer;

    private HistoryTopics(TestingBroker broker) {
        this.broker = broker;
        this.clients = new KafkaClients(KafkaSettings.of(broker.bootstrapServers()), "test");
        this.producer = clients.producer("told", Map.of());
    }

    public static HistoryTopics start(Path folder) throws Exception {
        HistoryTopics topics = new HistoryTopics(TestingBroker.start(folder));
        try (Admin admin = topics.clients.admin()) {
            admin.createTopics(Stream.concat(TOPICS.stream(), Stream.of(Topics.REJECTED))
                            .map(HistoryTopics::described)
                            .toList())
                    .all()
                    .get();
        }
        return topics;
    }

    private static NewTopic described(Topic<?> topic) {
        return new NewTopic(topic.name(), PARTITIONS, (short) 1)
                .configs(Map.of("message.timestamp.type", "LogAppendTime"));
    }

    public TestingBroker broker() {
        return broker;
    }

    public KafkaClients clients() {
        return clients;
    }

    /** What a role of this process is given. Groups give a member up after a second and a half. */
    public static RoleContext context(String bootstrapServers, Codecs codecs) {
        KafkaSettings settings = new KafkaSettings(Map.of(
                "bootstrap.servers", bootstrapServers, "session.timeout.ms", "1500", "heartbeat.interval.ms", "300"));
        return new RoleContext(
                new KafkaClients(settings, "history"),
                codecs,
                new SimpleMeterRegistry(),
                InstantSource.system(),
                "worker");
    }

    public <V extends SpecificRecordBase> void tell(Topic<V> topic, String key, @Nullable V value) throws Exception {
        tell(topic, key, value == null ? null : Codecs.local().of(topic).encode(value));
    }

    /** Any bytes, a record or not. */
    public void tell(Topic<?> topic, String key, byte @Nullable [] value) throws Exception {
        producer.send(new ProducerRecord<>(topic.name(), key, value)).get();
    }

    /** A message of a transaction that is aborted: readers pass it. */
    void abort(Topic<?> topic, String key) {
        try (Producer<String, byte[]> aborting = clients.producer("aborted", Map.of("transactional.id", "aborted"))) {
            aborting.initTransactions();
            aborting.beginTransaction();
            Future<?> unused = aborting.send(new ProducerRecord<>(topic.name(), key, new byte[] {1}));
            aborting.flush();
            aborting.abortTransaction();
        }
    }

    /** All committed messages, in the order of their partitions. */
    List<ConsumerRecord<String, byte[]>> all() {
        try (Consumer<String, byte[]> reader = clients.consumer("all", null, Map.of())) {
            List<TopicPartition> partitions = partitions(reader);
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> messages = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
                reader.poll(POLL).forEach(messages::add);
            }
            return messages;
        }
    }

    /** Waits until the group has committed everything that is there now. */
    public void awaitKept() {
        try (Consumer<String, byte[]> reader = clients.consumer("ends", null, Map.of());
                Admin admin = clients.admin()) {
            Map<TopicPartition, Long> ends = reader.endOffsets(partitions(reader));
            Awaitility.await()
                    .atMost(LIMIT)
                    .untilAsserted(() ->
                            assertThat(behind(admin, ends)).as("not kept yet").isEmpty());
        }
    }

    private static Map<TopicPartition, String> behind(Admin admin, Map<TopicPartition, Long> ends) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(HistoryFeed.GROUP)
                .partitionsToOffsetAndMetadata()
                .get();
        Map<TopicPartition, String> behind = new HashMap<>();
        ends.forEach((partition, end) -> {
            OffsetAndMetadata kept = committed.get(partition);
            if (end > 0 && (kept == null || kept.offset() < end)) {
                behind.put(partition, (kept == null ? "nothing" : kept.offset()) + " of " + end);
            }
        });
        return behind;
    }

    private static List<TopicPartition> partitions(Consumer<?, ?> reader) {
        return TOPICS.stream()
                .flatMap(topic -> reader.partitionsFor(topic.name()).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    @Override
    public void close() {
        producer.close();
        broker.close();
    }
}
