package io.maskwatch.sink.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.runtime.ErrorTally;
import io.maskwatch.runtime.kafka.KafkaClients;
import io.maskwatch.runtime.kafka.KafkaSettings;
import io.maskwatch.testkit.kafka.TestingBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The questions of a task, put to a real broker. */
class AdminViewTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    /** 2024-01-01: any broker of today is later. */
    private static final long PAST_MS = 1_704_067_200_000L;

    @Test
    void tellsTheControllersTimeTheEndsOfWhatIsThereAndWhatTheGroupHasRead(@TempDir Path folder) throws Exception {
        TopicPartition empty = new TopicPartition("t", 0);
        TopicPartition filled = new TopicPartition("t", 1);
        try (TestingBroker broker = TestingBroker.start(folder)) {
            KafkaClients clients = new KafkaClients(KafkaSettings.of(broker.bootstrapServers()), "test");
            try (Admin admin = clients.admin();
                    Producer<String, byte[]> producer = clients.producer("hand", Map.of())) {
                admin.createTopics(List.of(new NewTopic("t", 2, (short) 1)))
                        .all()
                        .get();
                producer.send(new ProducerRecord<>("t", 1, "key", new byte[1])).get();
                admin.alterConsumerGroupOffsets("group", Map.of(filled, new OffsetAndMetadata(1)))
                        .all()
                        .get();
                ClusterView view = new AdminView(
                        admin,
                        "group",
                        new ErrorTally(LoggerFactory.getLogger(getClass()), InstantSource.system(), LIMIT));

                assertThat(view.timeMs(5).toCompletableFuture())
                        .succeedsWithin(LIMIT)
                        .satisfies(time -> assertThat(time).isGreaterThan(PAST_MS));
                assertThat(view.ends(List.of(empty, filled)).toCompletableFuture())
                        .succeedsWithin(LIMIT)
                        .isEqualTo(Map.of(filled, 1L));
                assertThat(view.committed().toCompletableFuture())
                        .succeedsWithin(LIMIT)
                        .isEqualTo(Map.of(filled, 1L));
            }
        }
    }
}
