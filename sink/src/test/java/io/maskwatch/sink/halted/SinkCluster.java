package io.maskwatch.sink.halted;

import io.maskwatch.runtime.kafka.KafkaClients;
import io.maskwatch.runtime.kafka.KafkaSettings;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.Rule;
import io.maskwatch.schemas.RuleKind;
import io.maskwatch.schemas.Settings;
import io.maskwatch.schemas.Topic;
import io.maskwatch.schemas.Topics;
import io.maskwatch.testkit.kafka.TestingBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A broker with the sink's topics, its cameras and its settings. The topics keep the times of the messages that they are
 * given, not those of their append, so that a load is the same however it is written.
 */
final class SinkCluster implements AutoCloseable {
    static final int WINDOW_SECONDS = 15;
    static final String AREA = "area:entrance";
    private static final int PARTITIONS = 2;
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final TestingBroker broker;
    private final KafkaClients clients;

    private SinkCluster(TestingBroker broker) {
        this.broker = broker;
        this.clients = new KafkaClients(KafkaSettings.of(broker.bootstrapServers()), "test");
    }

    static SinkCluster start(Path folder) throws Exception {
        SinkCluster cluster = new SinkCluster(TestingBroker.start(folder));
        cluster.createTopics();
        cluster.describe();
        return cluster;
    }

    TestingBroker broker() {
        return broker;
    }

    KafkaClients clients() {
        return clients;
    }

    /** Waits until the sink has committed that all of it is worked in, and all that its cameras signalled then. */
    void awaitWorkedIn(String applicationId, Map<TopicPartition, Long> ends) {
        try (Admin admin = clients.admin()) {
            await(applicationId, () -> behind(admin, applicationId, ends).isEmpty());
            await(
                    applicationId,
                    () -> behind(admin, applicationId, signals(admin, applicationId))
                            .isEmpty());
        }
    }

    private static void await(String applicationId, Callable<Boolean> condition) {
        Awaitility.await(applicationId).atMost(LIMIT).until(condition);
    }

    private static List<TopicPartition> behind(Admin admin, String applicationId, Map<TopicPartition, Long> ends)
            throws Exception {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(applicationId)
                .partitionsToOffsetAndMetadata()
                .get();
        return ends.entrySet().stream()
                .filter(end -> !reached(committed.get(end.getKey()), end.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean reached(@Nullable OffsetAndMetadata committed, long end) {
        return end <= 0 || (committed != null && committed.offset() >= end);
    }

    /** Ends of the sink's internal topic; what is last there is the mark of a transaction. */
    private static Map<TopicPartition, Long> signals(Admin admin, String applicationId) throws Exception {
        Map<TopicPartition, OffsetSpec> latest = IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> new TopicPartition(applicationId + "-signals-repartition", partition))
                .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(latest).all().get().forEach((partition, end) -> ends.put(partition, end.offset() - 1));
        return ends;
    }

    /** Records on the topics that sinks write, those of aborted transactions too. */
    long toldInAll() {
        try (Consumer<String, byte[]> reader =
                clients.consumer("all", null, Map.of("isolation.level", "read_uncommitted"))) {
            List<TopicPartition> partitions = Stream.of(
                            Topics.VERDICTS, Topics.COMPLIANCE, Topics.ALERTS, Topics.REJECTED)
                    .flatMap(topic -> reader.partitionsFor(topic.name()).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
            long read = 0;
            while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
                read += reader.poll(POLL).count();
            }
            return read;
        }
    }

    private void createTopics() throws Exception {
        try (Admin admin = clients.admin()) {
            List<NewTopic> topics = Topics.all().stream()
                    .map(topic -> new NewTopic(topic.name(), partitions(topic), (short) 1))
                    .toList();
            admin.createTopics(topics).all().get();
        }
    }

    private static int partitions(Topic<?> topic) {
        return topic.spread() == Topic.Spread.STREAM ? PARTITIONS : 1;
    }

    private void describe() throws Exception {
        try (Producer<String, byte[]> producer = clients.producer("describe", Map.of())) {
            for (String camera : RecordedLoad.CAMERAS) {
                send(producer, Topics.CAMERAS, camera, camera(camera));
            }
            send(producer, Topics.SETTINGS, "site", site());
            send(producer, Topics.SETTINGS, AREA, area());
        }
    }

    private static <V extends SpecificRecordBase> void send(
            Producer<String, byte[]> producer, Topic<V> topic, String key, V value) throws Exception {
        byte[] bytes = Codecs.local().of(topic).encode(value);
        producer.send(new ProducerRecord<>(topic.name(), key, bytes)).get();
    }

    private static Camera camera(String id) {
        return Camera.newBuilder()
                .setCameraId(id)
                .setName(id)
                .setUrl("rtsp://10.0.0.21/" + id)
                .build();
    }

    /** Short times, so that much happens. */
    private static Settings site() {
        return Settings.newBuilder()
                .setSubject("site")
                .setWindowMs(WINDOW_SECONDS * 1000L)
                .setRules(List.of(
                        rule(RuleKind.UNMASKED_PERSON, 2_000),
                        rule(RuleKind.LOW_COMPLIANCE, 3_000),
                        rule(RuleKind.CAMERA_SILENT, 15_000)))
                .build();
    }

    private static Settings area() {
        return Settings.newBuilder()
                .setSubject(AREA)
                .setName("Entrance")
                .setCameras(List.of("gate", "hall"))
                .setRules(List.of(rule(RuleKind.LOW_COMPLIANCE, 3_000)))
                .build();
    }

    private static Rule rule(RuleKind kind, long dwellMs) {
        return Rule.newBuilder()
                .setRuleId(kind.name().toLowerCase(Locale.ROOT))
                .setKind(kind)
                .setOpenAt(kind == RuleKind.LOW_COMPLIANCE ? 0.7 : null)
                .setCloseAt(kind == RuleKind.LOW_COMPLIANCE ? 0.8 : null)
                .setDwellMs(dwellMs)
                .setCoolDownMs(5_000)
                .build();
    }

    @Override
    public void close() {
        broker.close();
    }
}
