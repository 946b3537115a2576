package io.maskwatch.app.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maskwatch.app.broker.FreePort;
import io.maskwatch.app.install.ClusterAccess;
import io.maskwatch.app.testing.CommandRun;
import io.maskwatch.app.testing.MaskwatchProcess;
import io.maskwatch.app.topics.kafka.GroupOverview;
import io.maskwatch.app.topics.kafka.TopicScan;
import io.maskwatch.runtime.ClosingStack;
import io.maskwatch.runtime.kafka.KafkaSettings;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.Outcome;
import io.maskwatch.schemas.Topics;
import io.maskwatch.simulator.main.SimulatedCamera;
import io.maskwatch.simulator.main.SimulatedCameras;
import io.maskwatch.simulator.main.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Broker, ingest, detectors and sink as processes of their own, some of which die without a word. */
@Timeout(480)
class RolesApartTest {
    private static final String GROUP = "maskwatch-detector";
    private static final SimulatorOptions TWO_CHEAP_CAMERAS =
            SimulatorOptions.defaults().withCameras(2).withSize(640, 360).withFramesPerSecond(5);

    @TempDir
    Path folder;

    private final ClosingStack resources = new ClosingStack();
    private SimulatedCameras simulator;
    private String address = "";
    private ClusterAccess cluster;

    @BeforeEach
    void startBrokerAndCameras() throws IOException {
        int port = FreePort.any();
        address = "127.0.0.1:" + port;
        MaskwatchProcess broker = start("broker", "--data", folder.resolve("data"), "--port", port);
        soon().until(() -> broker.output().contains("Kafka broker at " + address));
        cluster = ClusterAccess.to(KafkaSettings.of(address), "test");
        simulator = resources.push(SimulatedCameras.start(TWO_CHEAP_CAMERAS));
    }

    @AfterEach
    void endEverything() {
        resources.close();
    }

    @Test
    void doTheJobShareItAndLoseNothingWhenOneDies() throws IOException, InterruptedException {
        CommandRun applied = CommandRun.of("cameras", "apply", cameras(), "--bootstrap-servers", address);
        assertThat(applied.lines()).contains("added sim-1", "added sim-2");
        MaskwatchProcess sink = role("sink");
        MaskwatchProcess firstDetector = role("detector");
        MaskwatchProcess firstIngest = role("ingest");
        soon().untilAsserted(() -> assertThat(analysedCameras()).containsExactlyInAnyOrder("sim-1", "sim-2"));

        MaskwatchProcess secondDetector = role("detector");
        soon().untilAsserted(() -> assertThat(shares()).hasSize(2).containsOnly(2));

        firstDetector.kill();
        soon().untilAsserted(() -> assertThat(shares()).containsExactly(4));
        Map<String, Long> before = analysedBy(secondDetector);
        soon().untilAsserted(() -> assertThat(analysedBy(secondDetector))
                .hasSize(2)
                .allSatisfy((camera, count) -> assertThat(count).isGreaterThan(before.getOrDefault(camera, 0L))));

        long session = newestSession();
        firstIngest.kill();
        MaskwatchProcess secondIngest = role("ingest");
        soon().untilAsserted(() -> assertThat(analysedSessions()).hasSizeGreaterThanOrEqualTo(2));
        assertThat(newestSession()).isGreaterThan(session);

        secondIngest.stop();
        soon().until(() -> new GroupOverview(cluster.clients()).lag(GROUP, Topics.FRAMES) == 0);
        CommandRun audit = CommandRun.of("audit", "--bootstrap-servers", address);
        assertThat(audit.lines()).last().isEqualTo("lost 0");
        assertThat(sink.isAlive()).as(sink.output()).isTrue();
        soon().untilAsserted(() -> assertThat(latestWindows()).contains("sim-1", "sim-2"));
    }

    private MaskwatchProcess role(String name) throws IOException {
        return start(name, "--bootstrap-servers", address, "--config", configuration());
    }

    private MaskwatchProcess start(Object... arguments) throws IOException {
        return resources.push(MaskwatchProcess.start(folder, arguments));
    }

    /** The topics of an embedded broker, and nothing else. */
    private Path configuration() throws IOException {
        return Files.writeString(
                folder.resolve("maskwatch.yaml"), "topics: { replication: 1, minInSyncReplicas: 1 }\n");
    }

    private Path cameras() throws IOException {
        StringBuilder yaml = new StringBuilder("cameras:\n");
        for (SimulatedCamera camera : simulator.cameras()) {
            yaml.append("  - { id: %s, url: '%s', framesPerSecond: 2 }%n".formatted(camera.id(), camera.url()));
        }
        return Files.writeString(folder.resolve("cameras.yaml"), yaml);
    }

    private Set<String> analysedCameras() {
        return analysed().stream().map(FrameOutcome::getCameraId).collect(Collectors.toSet());
    }

    private Set<Long> analysedSessions() {
        return analysed().stream()
                .filter(outcome -> outcome.getCameraId().equals("sim-1"))
                .map(FrameOutcome::getSession)
                .collect(Collectors.toSet());
    }

    private Map<String, Long> analysedBy(MaskwatchProcess detector) {
        return analysed().stream()
                .filter(outcome -> outcome.getWorkerId().endsWith("-" + detector.pid()))
                .collect(Collectors.groupingBy(FrameOutcome::getCameraId, Collectors.counting()));
    }

    private List<FrameOutcome> analysed() {
        List<FrameOutcome> outcomes = new ArrayList<>();
        scan().read(Topics.DETECTIONS, (source, outcome) -> {
            if (outcome != null && outcome.getOutcome() == Outcome.ANALYSED) {
                outcomes.add(outcome);
            }
        });
        return outcomes;
    }

    /** How many partitions each detector has. */
    private List<Integer> shares() {
        return new GroupOverview(cluster.clients())
                .read().stream()
                        .filter(member -> member.group().equals(GROUP))
                        .map(GroupOverview.Member::partitions)
                        .toList();
    }

    private long newestSession() {
        return scan().latest(Topics.CAMERA_STATUS).values().stream()
                .filter(status -> status.getCameraId().equals("sim-1"))
                .mapToLong(CameraStatus::getSession)
                .max()
                .orElse(-1);
    }

    private Set<String> latestWindows() {
        return scan().latest(Topics.COMPLIANCE).keySet();
    }

    private TopicScan scan() {
        return new TopicScan(cluster.clients(), cluster.codecs());
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(500));
    }
}
