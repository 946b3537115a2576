package io.maskwatch.app.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maskwatch.app.testing.CommandRun;
import io.maskwatch.app.testing.TestingCluster;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code topics apply} on a cluster that has none of our topics yet. */
@Timeout(90)
class TopicsApplyTest {
    @TempDir
    Path data;

    @TempDir
    Path folder;

    private TestingCluster cluster;
    private Path config;

    @BeforeEach
    void startBroker() throws IOException {
        cluster = TestingCluster.start(data);
        config = Files.writeString(
                folder.resolve("maskwatch.yaml"),
                "topics: { streamPartitions: 4, replication: 1, minInSyncReplicas: 1 }\n");
    }

    @AfterEach
    void stopBroker() {
        cluster.close();
    }

    @Test
    void createsTopicsOnceAndSaysWhatDiffersFromThen() throws ExecutionException, InterruptedException {
        assertThat(apply().lines())
                .contains("created " + Topics.FRAMES.name(), "created " + Topics.SCHEMAS_NAME)
                .last()
                .asString()
                .contains(Topics.all().size() + 1 + " created, 0 difference(s)");
        assertThat(apply().lines()).containsExactly("0 created, 0 difference(s).");

        keepForAnHour(Topics.ALERTS.name());
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(apply().lines())
                        .hasSize(2)
                        .first()
                        .asString()
                        .startsWith("differs " + Topics.ALERTS.name() + ": retention.ms is 3600000"));

        addPartitions(Topics.DETECTIONS.name(), 5);
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            CommandRun wrong = apply();
            assertThat(wrong.status()).isEqualTo(ExitCode.CONFIGURATION.status());
            assertThat(wrong.out()).contains("WRONG   " + Topics.DETECTIONS.name() + ": partitions is 5, should be 4");
        });
        cluster.run("detector", "--config", config)
                .assertRefused(
                        ExitCode.CONFIGURATION,
                        Topics.DETECTIONS.name() + ": partitions is 5, should be 4",
                        "recreate");
    }

    @Test
    void keepsTheNumberOfPartitionsThatAClusterHas() {
        cluster.withTopics();
        CommandRun run = cluster.run("topics", "apply");
        assertThat(run.lines()).first().asString().contains("has had 4 partitions", "not 48");
        assertThat(run.out()).doesNotContain("WRONG");
    }

    @Test
    void makesADeletedTopicAgainAsItWas() throws Exception {
        cluster.withTopics();
        delete(Topics.FRAMES.name());
        await().atMost(Duration.ofMinutes(1)).until(() -> !exists(Topics.FRAMES.name()));
        Path withoutCounts = withoutCounts();
        assertThat(cluster.run("topics", "apply", "--config", withoutCounts).out())
                .contains("created " + Topics.FRAMES.name());
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(cluster.run("topics", "apply", "--config", withoutCounts)
                                .lines())
                        .noneMatch(line -> line.startsWith("WRONG")));
    }

    /** As an operator has it who never cared for partitions. */
    private Path withoutCounts() throws IOException {
        return Files.writeString(folder.resolve("short.yaml"), "topics: { replication: 1, minInSyncReplicas: 1 }\n");
    }

    private void delete(String topic) throws ExecutionException, InterruptedException {
        try (Admin admin = cluster.access().clients().admin()) {
            admin.deleteTopics(List.of(topic)).all().get();
        }
    }

    private boolean exists(String topic) throws ExecutionException, InterruptedException {
        try (Admin admin = cluster.access().clients().admin()) {
            return admin.listTopics().names().get().contains(topic);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sink", "audit", "alerts"})
    void saysWhereTopicsAreMissingHowTheyAreMade(String command) {
        Object[] arguments = (command + " --config " + config).split(" ");
        cluster.run(arguments).assertRefused(ExitCode.CONFIGURATION, "no such topic", "maskwatch topics apply");
    }

    private CommandRun apply() {
        return cluster.run("topics", "apply", "--config", config);
    }

    private void keepForAnHour(String topic) throws ExecutionException, InterruptedException {
        AlterConfigOp change = new AlterConfigOp(new ConfigEntry("retention.ms", "3600000"), AlterConfigOp.OpType.SET);
        try (Admin admin = cluster.access().clients().admin()) {
            admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), List.of(change)))
                    .all()
                    .get();
        }
    }

    private void addPartitions(String topic, int count) throws ExecutionException, InterruptedException {
        try (Admin admin = cluster.access().clients().admin()) {
            admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(count)))
                    .all()
                    .get();
        }
    }
}
