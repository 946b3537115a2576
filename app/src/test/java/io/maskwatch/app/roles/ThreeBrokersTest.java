package io.maskwatch.app.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maskwatch.app.broker.FreePort;
import io.maskwatch.app.install.ClusterAccess;
import io.maskwatch.app.testing.CommandRun;
import io.maskwatch.app.testing.MaskwatchProcess;
import io.maskwatch.runtime.ClosingStack;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.kafka.KafkaSettings;
import io.maskwatch.schemas.Topic;
import io.maskwatch.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Three broker processes, of which one at a time is missing. */
@Tag("long")
@Timeout(480)
class ThreeBrokersTest {
    private static final int BROKERS = 3;

    @TempDir
    Path folder;

    private final List<Integer> ports =
            IntStream.range(0, BROKERS).mapToObj(i -> FreePort.any()).toList();
    private final String voters = IntStream.range(0, BROKERS)
            .mapToObj(i -> (i + 1) + "@127.0.0.1:" + FreePort.any())
            .collect(Collectors.joining(","));
    private final String addresses =
            ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
    private final ClosingStack resources = new ClosingStack();
    private final List<MaskwatchProcess> brokers = new ArrayList<>();

    @BeforeEach
    void startBrokers() throws IOException {
        for (int id = 1; id <= BROKERS; id++) {
            brokers.add(broker(id));
        }
        for (MaskwatchProcess broker : brokers) {
            awaitServing(broker);
        }
    }

    @AfterEach
    void endEverything() {
        resources.close();
    }

    @Test
    void keepWhatTheyWereToldWhileAnyOneOfThemIsMissing() throws IOException, InterruptedException {
        Path config = Files.writeString(folder.resolve("maskwatch.yaml"), "topics: { streamPartitions: 2 }\n");
        assertThat(run("topics", "apply", "--config", config).lines())
                .last()
                .asString()
                .contains("11 created, 0 difference");
        assertThat(partitions(Topics.FRAMES))
                .hasSize(2)
                .allSatisfy(partition -> assertThat(partition.replicas()).hasSize(BROKERS));

        assertThat(run("cameras", "apply", cameras("gate")).lines()).contains("added gate");
        brokers.get(0).kill();
        assertThat(run("cameras", "apply", cameras("gate", "hall")).lines()).contains("added hall");

        CommandRun.of("broker", "--data", data(2), "--node-id", 2, "--voters", voters, "--port", ports.get(1))
                .assertRefused(ExitCode.BUSY, data(2).toString());
        CommandRun.of("broker", "--data", data(1), "--node-id", 3, "--voters", voters, "--port", ports.get(0))
                .assertRefused(ExitCode.CONFIGURATION, "belongs to broker 1 of 1@");

        awaitServing(broker(1));
        awaitAllInSync();
        brokers.get(1).stop();
        assertThat(brokers.get(1).output()).doesNotContain("Exception");
        assertThat(run("cameras", "list").lines()).hasSize(2);
        assertThat(run("cameras", "apply", cameras("gate", "hall", "yard")).lines())
                .contains("added yard");
    }

    private MaskwatchProcess broker(int id) throws IOException {
        return resources.push(MaskwatchProcess.start(
                folder,
                "broker",
                "--data",
                data(id),
                "--port",
                ports.get(id - 1),
                "--node-id",
                id,
                "--voters",
                voters));
    }

    private Path data(int id) {
        return folder.resolve("data-" + id);
    }

    private static void awaitServing(MaskwatchProcess broker) {
        await().atMost(Duration.ofMinutes(2)).until(() -> broker.output().contains("Kafka broker at "));
    }

    private void awaitAllInSync() {
        await().atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .until(() -> partitions(Topics.CAMERAS).stream()
                        .allMatch(partition -> partition.isr().size() == BROKERS));
    }

    private List<TopicPartitionInfo> partitions(Topic<?> topic) {
        ClusterAccess access = ClusterAccess.to(KafkaSettings.of(addresses), "test");
        try (Admin admin = access.clients().admin()) {
            return admin
                    .describeTopics(List.of(topic.name()))
                    .allTopicNames()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join()
                    .values()
                    .stream()
                    .flatMap(description -> description.partitions().stream())
                    .toList();
        }
    }

    private CommandRun run(Object... arguments) {
        List<Object> all = new ArrayList<>(List.of(arguments));
        all.add("--bootstrap-servers");
        all.add(addresses);
        return CommandRun.of(all.toArray());
    }

    private Path cameras(String... ids) throws IOException {
        StringBuilder yaml = new StringBuilder("cameras:\n");
        for (String id : ids) {
            yaml.append("  - { id: %s, url: 'rtsp://10.0.0.21/%s' }%n".formatted(id, id));
        }
        return Files.writeString(folder.resolve("cameras.yaml"), yaml);
    }
}
