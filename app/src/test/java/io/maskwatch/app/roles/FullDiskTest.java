package io.maskwatch.app.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maskwatch.app.install.ClusterAccess;
import io.maskwatch.app.testing.MaskwatchProcess;
import io.maskwatch.runtime.kafka.KafkaSettings;
import io.maskwatch.schemas.Topic;
import io.maskwatch.schemas.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A broker that may not write on: its files may not grow beyond a limit, which it meets as it meets a full disk; and the roles
 * that work with it.
 */
@Tag("long")
@Timeout(1800)
class FullDiskTest {
    private static final Pattern ADDRESS = Pattern.compile("Kafka broker at (127\\.0\\.0\\.1:\\d+)");
    /** Above what Kafka sets aside for an index, 10 MB. */
    private static final int LIMIT_KILOBYTES = 24_000;

    /** Of those that no role reads. */
    private static final Topic<?> FILLED = Topics.REJECTED;

    private static final int MOST_RECORDS = 200;

    @TempDir
    Path folder;

    @Test
    void endsWithTheFoldersNameAndKeepsWhatItSaidItHad() throws Exception {
        Path data = folder.resolve("data");
        Set<Long> kept = new HashSet<>();
        try (MaskwatchProcess full =
                MaskwatchProcess.startLimited(folder, LIMIT_KILOBYTES, "broker", "--data", data, "--port", 0)) {
            assertThat(fill(address(full), kept)).as("written all").isFalse();
            await().atMost(Duration.ofMinutes(2)).until(() -> !full.isAlive());
            assertThat(full.exitValue()).isNotZero();
            assertThat(full.output()).contains("in dir " + data, "File too large");
        }
        try (MaskwatchProcess roomy = MaskwatchProcess.start(folder, "broker", "--data", data, "--port", 0)) {
            assertThat(kept).isNotEmpty();
            assertThat(read(address(roomy))).containsAll(kept);
            roomy.stop();
        }
    }

    @Test
    void rolesSayThatTheBrokerIsGoneAndGoOnWhenThereIsRoom() throws Exception {
        String[] all = {"sink", "detector", "ingest"};
        try (LiveRoles roles = new LiveRoles(folder)) {
            MaskwatchProcess full = roles.startLimitedBroker(LIMIT_KILOBYTES);
            roles.startCameras();
            roles.startRoles(all);
            roles.awaitHealthy(all);
            roles.awaitNewFrames();
            long session = roles.session("sim-1");

            assertThat(fill(roles.address(), new HashSet<>())).as("written all").isFalse();
            await().atMost(Duration.ofMinutes(2)).until(() -> !full.isAlive());
            for (String role : all) {
                roles.awaitSick(role);
                assertThat(roles.process(role).isAlive()).as(role).isTrue();
            }
            roles.startBroker();
            roles.awaitHealthy(all);
            roles.awaitNewFrames();
            roles.awaitNewWindows();
            assertThat(roles.session("sim-1")).isEqualTo(session);
            assertThat(roles.run("audit").lines()).last().isEqualTo("lost 0");
        }
    }

    /** Whether all records were taken. */
    private static boolean fill(String address, Set<Long> kept) throws InterruptedException {
        ClusterAccess access = ClusterAccess.to(KafkaSettings.of(address), "test");
        Map<String, Object> patience = Map.of("delivery.timeout.ms", 15_000, "request.timeout.ms", 5_000);
        try (Producer<String, byte[]> producer = access.clients().producer("hand", patience)) {
            for (int i = 0; i < MOST_RECORDS; i++) {
                RecordMetadata written = producer.send(
                                new ProducerRecord<>(FILLED.name(), 0, "camera", new byte[500_000]))
                        .get();
                kept.add(written.offset());
            }
            return true;
        } catch (ExecutionException e) {
            return false;
        }
    }

    private static Set<Long> read(String address) {
        ClusterAccess access = ClusterAccess.to(KafkaSettings.of(address), "test");
        TopicPartition partition = new TopicPartition(FILLED.name(), 0);
        Set<Long> offsets = new HashSet<>();
        try (Consumer<String, byte[]> consumer = access.clients().consumer("hand", null, Map.of())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            await().atMost(Duration.ofMinutes(1)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> offsets.add(record.offset()));
                return consumer.position(partition) >= end;
            });
        }
        return offsets;
    }

    private static String address(MaskwatchProcess broker) throws IOException {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> ADDRESS.matcher(broker.output()).find());
        Matcher matcher = ADDRESS.matcher(broker.output());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
