package io.maskwatch.sink.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.runtime.kafka.KafkaClients;
import io.maskwatch.runtime.kafka.KafkaSettings;
import io.maskwatch.runtime.role.RoleContext;
import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.AlertState;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.Compliance;
import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.Topic;
import io.maskwatch.schemas.Topics;
import io.maskwatch.sink.SinkConfig;
import io.maskwatch.sink.main.SinkWorker;
import io.maskwatch.sink.testing.Faces;
import io.maskwatch.sink.testing.ScriptedCamera;
import io.maskwatch.testkit.kafka.TestingBroker;
import io.maskwatch.testkit.kafka.TopicTail;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sink against a real broker. */
class SinkWorkerTest {
    private static final int PARTITIONS = 2;

    private final Codecs codecs = Codecs.local();
    private final ScriptedCamera script = new ScriptedCamera();
    private final Instant begun = InstantSource.system().instant().minusSeconds(25);
    private long sequence;

    @Test
    void tellsEachIncidentOnceAcrossARestart(@TempDir Path folder) throws Exception {
        try (TestingBroker broker = TestingBroker.start(folder.resolve("broker"))) {
            KafkaClients clients = clients(broker);
            createTopics(clients, PARTITIONS);
            SinkConfig config = SinkConfig.defaults()
                    .withStateFolder(folder.resolve("state").toString());
            try (SinkWorker sink = worker(config, clients)) {
                sink.start();
                stand(clients, 0, 12, Compliance.UNMASKED);
                alerts(broker, 1);
                assertThat(sink.check().healthy()).isTrue();
            }
            try (SinkWorker sink = worker(config, clients)) {
                sink.start();
                stand(clients, 12, 18, Compliance.MASKED);
                List<Alert> alerts = alerts(broker, 2);

                assertThat(alerts).extracting(Alert::getState).containsExactly(AlertState.OPENED, AlertState.CLOSED);
                assertThat(alerts).extracting(Alert::getRevision).containsExactly(1, 2);
                assertThat(alerts.get(0).getAlertId()).isEqualTo(alerts.get(1).getAlertId());
            }
        }
    }

    @Test
    void refusesTopicsWhosePartitionCountWasChanged(@TempDir Path folder) throws Exception {
        try (TestingBroker broker = TestingBroker.start(folder.resolve("broker"))) {
            KafkaClients clients = clients(broker);
            SinkConfig config = SinkConfig.defaults()
                    .withStateFolder(folder.resolve("state").toString());
            try (SinkWorker sink = worker(config, clients)) {
                assertThatThrownBy(sink::start).isInstanceOf(UserError.class).hasMessageContaining("do not exist");
            }
            createTopics(clients, PARTITIONS);
            try (Admin admin = clients.admin()) {
                admin.createPartitions(Map.of(Topics.CAMERA_STATUS.name(), NewPartitions.increaseTo(PARTITIONS + 1)))
                        .all()
                        .get();
                Awaitility.await().until(() -> partitions(admin, Topics.CAMERA_STATUS.name()) == PARTITIONS + 1);
            }
            try (SinkWorker sink = worker(config, clients)) {
                assertThatThrownBy(sink::start)
                        .isInstanceOf(UserError.class)
                        .hasMessageContaining("must have the same number");
            }
        }
    }

    @Test
    void refusesAStateFolderThatAnotherSinkUses(@TempDir Path folder) throws Exception {
        try (TestingBroker broker = TestingBroker.start(folder.resolve("broker"))) {
            KafkaClients clients = clients(broker);
            createTopics(clients, PARTITIONS);
            Path state = folder.resolve("state");
            SinkConfig config = SinkConfig.defaults().withStateFolder(state.toString());
            try (SinkWorker first = worker(config, clients);
                    SinkWorker second = worker(config, clients);
                    SinkWorker inMemory = worker(config.withInMemory(true), clients)) {
                first.start();
                assertThatThrownBy(second::start)
                        .isInstanceOfSatisfying(
                                UserError.class,
                                error -> assertThat(error.code()).isEqualTo(ExitCode.BUSY))
                        .hasMessageContainingAll(
                                "state folder " + state,
                                "another maskwatch process is using it",
                                "MASKWATCH_SINK_STATE_FOLDER");
                inMemory.start();
                assertThat(inMemory.check().healthy()).isTrue();
            }
        }
    }

    private static int partitions(Admin admin, String topic) throws Exception {
        return admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                .mapToInt(description -> description.partitions().size())
                .sum();
    }

    private static KafkaClients clients(TestingBroker broker) {
        return new KafkaClients(KafkaSettings.of(broker.bootstrapServers()), "test");
    }

    private SinkWorker worker(SinkConfig config, KafkaClients clients) {
        return new SinkWorker(
                config, new RoleContext(clients, codecs, new SimpleMeterRegistry(), InstantSource.system(), "sink-1"));
    }

    private static void createTopics(KafkaClients clients, int partitions) throws Exception {
        try (Admin admin = clients.admin()) {
            List<NewTopic> topics = Topics.all().stream()
                    .map(topic -> new NewTopic(topic.name(), count(topic, partitions), (short) 1)
                            .configs(Map.of("message.timestamp.type", "LogAppendTime")))
                    .toList();
            admin.createTopics(topics).all().get();
        }
    }

    private static int count(Topic<?> topic, int partitions) {
        return topic.spread() == Topic.Spread.STREAM ? partitions : 1;
    }

    private void stand(KafkaClients clients, double from, double to, Compliance compliance) throws Exception {
        try (Producer<String, byte[]> producer = clients.producer("test", Map.of())) {
            for (double at = from; at < to; at += 0.25) {
                Instant taken = begun.plusMillis(Math.round(at * 1000));
                FrameOutcome outcome = FrameOutcome.newBuilder(
                                script.analysed(++sequence, at, Faces.at(0.5, 0.4, compliance, 0.9)))
                        .setCapturedAt(taken)
                        .setAppendedAt(taken.plusMillis(50))
                        .setDecidedAt(taken.plusMillis(200))
                        .build();
                producer.send(new ProducerRecord<>(
                                Topics.DETECTIONS.name(),
                                ScriptedCamera.ID,
                                codecs.of(Topics.DETECTIONS).encode(outcome)))
                        .get();
            }
        }
    }

    private static List<Alert> alerts(TestingBroker broker, int count) {
        try (TopicTail<Alert> tail = broker.tail(Topics.ALERTS)) {
            return tail.await(alerts -> alerts.size() >= count);
        }
    }
}
