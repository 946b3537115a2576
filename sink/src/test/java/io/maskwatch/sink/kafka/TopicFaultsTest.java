package io.maskwatch.sink.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maskwatch.runtime.Health;
import io.maskwatch.runtime.kafka.KafkaClients;
import io.maskwatch.runtime.kafka.KafkaSettings;
import io.maskwatch.runtime.role.RoleContext;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.Topic;
import io.maskwatch.schemas.Topics;
import io.maskwatch.sink.SinkConfig;
import io.maskwatch.sink.main.SinkWorker;
import io.maskwatch.testkit.kafka.TestingBroker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a running sink makes of topics that are tampered with, and of a broker that is gone. */
@Tag("long")
class TopicFaultsTest {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private TestingBroker broker;
    private KafkaClients clients;
    private Admin admin;
    private SinkConfig config;

    @BeforeEach
    void start(@TempDir Path folder) {
        broker = TestingBroker.start(folder.resolve("broker"));
        // looked at every second rather than every five minutes
        clients = new KafkaClients(
                new KafkaSettings(
                        Map.of("bootstrap.servers", broker.bootstrapServers(), "metadata.max.age.ms", "1000")),
                "test");
        admin = clients.admin();
        config = SinkConfig.defaults()
                .withStateFolder(folder.resolve("state").toString())
                .withInMemory(true);
        createTopics();
    }

    @AfterEach
    void stop() {
        admin.close();
        broker.close();
    }

    @Test
    void endsWhenATopicIsDeletedAndWorksOnceItIsMadeAgain() throws Exception {
        try (SinkWorker sink = worker()) {
            sink.start();
            admin.deleteTopics(List.of(Topics.CAMERA_STATUS.name())).all().get();
            assertThat(ended(sink)).contains("Create it again with: maskwatch topics apply");
        }
        createTopics();
        try (SinkWorker sink = worker()) {
            sink.start();
            assertThat(sink.check().lasting()).isFalse();
        }
    }

    @Test
    void endsWhenATopicIsGivenMorePartitions() throws Exception {
        try (SinkWorker sink = worker()) {
            sink.start();
            admin.createPartitions(Map.of(Topics.DETECTIONS.name(), NewPartitions.increaseTo(5)))
                    .all()
                    .get();
            assertThat(ended(sink)).contains("partition");
        }
    }

    @Test
    void saysItselfThatTheBrokerIsGone() {
        try (SinkWorker sink = worker()) {
            sink.start();
            broker.stop();
            await().atMost(LIMIT)
                    .until(sink::check, health -> health.explanation().contains("the brokers have left"));
            broker.startAgain();
            await().atMost(LIMIT).until(() -> sink.check().healthy());
        }
    }

    private static String ended(SinkWorker sink) {
        return await().atMost(LIMIT).until(sink::check, Health::lasting).explanation();
    }

    private SinkWorker worker() {
        return new SinkWorker(
                config,
                new RoleContext(clients, Codecs.local(), new SimpleMeterRegistry(), InstantSource.system(), "sink-1"));
    }

    /** Returns when all can be seen. */
    private void createTopics() {
        await().atMost(LIMIT).ignoreExceptions().until(() -> {
            Set<String> present = admin.listTopics().names().get();
            List<NewTopic> missing = Topics.all().stream()
                    .filter(topic -> !present.contains(topic.name()))
                    .map(topic -> new NewTopic(topic.name(), count(topic), (short) 1))
                    .toList();
            admin.createTopics(missing).all().get();
            return missing.isEmpty();
        });
    }

    private static int count(Topic<?> topic) {
        return topic.spread() == Topic.Spread.STREAM ? 2 : 1;
    }
}
