package io.maskwatch.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.schemas.Acknowledgement;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.Topic;
import io.maskwatch.schemas.TopicProfile;
import io.maskwatch.schemas.Topics;
import io.maskwatch.testkit.kafka.TestingBroker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Topics, clients and published schemas against a real broker. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterTest {
    private static TestingBroker broker;
    private static KafkaClients clients;
    private static TopicAdministrator topics;

    @BeforeAll
    static void startBroker(@TempDir Path folder) throws Exception {
        broker = TestingBroker.start(folder);
        clients = new KafkaClients(KafkaSettings.of(broker.bootstrapServers()), "test");
        topics = new TopicAdministrator(clients, TopicProfile.EMBEDDED);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    @Order(1)
    void refusesAnEmptyClusterNamingWhatIsMissing() {
        assertThat(topics.streamPartitions()).isEmpty();
        assertThatThrownBy(topics::check)
                .isInstanceOf(UserError.class)
                .hasMessageContaining("maskwatch.frames.v1: partitions is absent")
                .hasMessageContaining("maskwatch topics apply");
    }

    @Test
    @Order(2)
    void createsEveryTopicAsTheContractSaysAndOnlyOnce() {
        assertThat(topics.createMissing()).containsExactlyInAnyOrderElementsOf(all());
        assertThat(topics.differences()).isEmpty();
        topics.check();
        assertThat(topics.createMissing()).isEmpty();
        assertThat(topics.streamPartitions()).contains(4);
    }

    @Test
    void recordsTravelThroughTheClients() throws Exception {
        topics.createMissing();
        Acknowledgement sent = new Acknowledgement("a1", "gate", "Ada", "seen", Instant.ofEpochMilli(5));
        Codecs codecs = Codecs.local();
        try (Producer<String, byte[]> producer = clients.producer("writer", Map.of());
                Consumer<String, byte[]> consumer = clients.consumer("reader", null, Map.of())) {
            var written = producer.send(new ProducerRecord<>(
                            Topics.ACKNOWLEDGEMENTS.name(),
                            "gate",
                            codecs.of(Topics.ACKNOWLEDGEMENTS).encode(sent)))
                    .get();
            TopicPartition partition = new TopicPartition(written.topic(), written.partition());
            consumer.assign(List.of(partition));
            List<Acknowledgement> read = new ArrayList<>();
            long limit = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (read.isEmpty() && System.nanoTime() < limit) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(found ->
                                read.add(codecs.of(Topics.ACKNOWLEDGEMENTS).decode(found.value())));
            }
            assertThat(read).containsExactly(sent);
        }
    }

    @Test
    void anotherProcessFindsAPublishedSchema() throws Exception {
        topics.createMissing();
        Schema schema =
                SchemaBuilder.record("other.Newer").fields().requiredInt("x").endRecord();
        long fingerprint = SchemaNormalization.parsingFingerprint64(schema);
        PublishedSchemas reader = new PublishedSchemas(clients, advancing());
        assertThat(reader.find(fingerprint)).isEmpty();

        publish("not a schema");
        publish(schema.toString());

        assertThat(reader.find(fingerprint)).contains(schema);
    }

    @Test
    void announcesTheSchemaOfEveryTopic() {
        topics.createMissing();
        new PublishedSchemas(clients, InstantSource.system()).announce();
        PublishedSchemas reader = new PublishedSchemas(clients, InstantSource.system());
        for (Topic<?> topic : Topics.all()) {
            Schema schema = Codecs.local().of(topic).schema();
            assertThat(reader.find(SchemaNormalization.parsingFingerprint64(schema)))
                    .contains(schema);
        }
    }

    @Test
    void readsTheTopicAtMostOnceAMomentForUnknownSchemas() throws Exception {
        topics.createMissing();
        PublishedSchemas reader = new PublishedSchemas(clients, InstantSource.fixed(Instant.EPOCH));
        Schema schema =
                SchemaBuilder.record("other.Late").fields().requiredInt("y").endRecord();
        long fingerprint = SchemaNormalization.parsingFingerprint64(schema);
        assertThat(reader.find(fingerprint)).isEmpty();
        publish(schema.toString());
        assertThat(reader.find(fingerprint)).as("the clock stands still").isEmpty();
    }

    @Test
    void refusesAWrongPartitionCount() throws Exception {
        topics.createMissing();
        recreate(Topics.DETECTIONS, 3, Topics.DETECTIONS.configuration());
        try {
            assertThatThrownBy(topics::check)
                    .isInstanceOfSatisfying(
                            UserError.class, e -> assertThat(e.code()).isEqualTo(ExitCode.CONFIGURATION))
                    .hasMessageContaining("maskwatch.detections.v1: partitions is 3, should be 4");
            assertThat(topics.streamPartitions()).as("what most have").contains(4);
        } finally {
            recreate(Topics.DETECTIONS, 4, withMinimum(Topics.DETECTIONS.configuration()));
        }
    }

    @Test
    void refusesPicturesThatLiveTooLongUnlessAskedForByName() throws Exception {
        topics.createMissing();
        setFrames("retention.ms", "3600000");
        try {
            assertThatThrownBy(topics::check).hasMessageContaining("retention.ms is 3600000, should be 300000");
            new TopicAdministrator(clients, TopicProfile.EMBEDDED, Duration.ofHours(1)).check();
            setFrames("retention.ms", "-1");
            assertThatThrownBy(topics::check).hasMessageContaining("retention.ms is -1");
            setFrames("retention.ms", "60000");
            topics.check();
            assertThat(topics.differences()).hasSize(1);
            setFrames("segment.ms", "604800000");
            assertThatThrownBy(topics::check).hasMessageContaining("segment.ms is 604800000");
        } finally {
            setFrames("retention.ms", "300000");
            setFrames("segment.ms", "60000");
        }
    }

    @Test
    void reachesARunningBroker() {
        clients.reach();
    }

    private static List<String> all() {
        List<String> names =
                new ArrayList<>(Topics.all().stream().map(Topic::name).toList());
        names.add(Topics.SCHEMAS_NAME);
        return names;
    }

    private static Map<String, String> withMinimum(Map<String, String> configuration) {
        Map<String, String> all = new java.util.HashMap<>(configuration);
        all.put("min.insync.replicas", "1");
        return all;
    }

    private void recreate(Topic<?> topic, int partitions, Map<String, String> configuration) throws Exception {
        try (Admin admin = clients.admin()) {
            admin.deleteTopics(Set.of(topic.name())).all().get();
            Awaitility.await()
                    .untilAsserted(
                            () -> assertThat(admin.listTopics().names().get()).doesNotContain(topic.name()));
            admin.createTopics(List.of(new NewTopic(topic.name(), partitions, (short) 1).configs(configuration)))
                    .all()
                    .get();
            Awaitility.await()
                    .untilAsserted(() -> assertThat(partitions(admin, topic)).isEqualTo(partitions));
        }
    }

    private static int partitions(Admin admin, Topic<?> topic) throws Exception {
        return admin.describeTopics(Set.of(topic.name()))
                .allTopicNames()
                .get()
                .values()
                .iterator()
                .next()
                .partitions()
                .size();
    }

    private void setFrames(String key, String value) throws Exception {
        try (Admin admin = clients.admin()) {
            ConfigResource frames = new ConfigResource(ConfigResource.Type.TOPIC, Topics.FRAMES.name());
            admin.incrementalAlterConfigs(Map.of(
                            frames, List.of(new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
            Awaitility.await().until(() -> value.equals(actual(admin, frames, key)));
        }
    }

    private static @Nullable String actual(Admin admin, ConfigResource topic, String key) throws Exception {
        Config configuration = admin.describeConfigs(List.of(topic)).all().get().get(topic);
        ConfigEntry entry = configuration == null ? null : configuration.get(key);
        return entry == null ? null : entry.value();
    }

    private static void publish(String text) throws Exception {
        try (Producer<String, byte[]> producer = clients.producer("writer", Map.of())) {
            producer.send(new ProducerRecord<>(Topics.SCHEMAS_NAME, text, text.getBytes(StandardCharsets.UTF_8)))
                    .get();
        }
    }

    private static InstantSource advancing() {
        java.util.concurrent.atomic.AtomicLong seconds = new java.util.concurrent.atomic.AtomicLong();
        return () -> Instant.ofEpochSecond(seconds.addAndGet(10));
    }
}
