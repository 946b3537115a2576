package io.maskwatch.app.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maskwatch.app.broker.FreePort;
import io.maskwatch.app.install.ClusterAccess;
import io.maskwatch.app.testing.CommandRun;
import io.maskwatch.app.testing.MaskwatchProcess;
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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;

/**
 * A broker, two cheap cameras, and a worker of each role, as processes of their own that a test harms one by one; what they say
 * of themselves and what they have done. For one thread. Closing kills them.
 */
final class LiveRoles implements AutoCloseable {
    private static final SimulatorOptions TWO_CHEAP_CAMERAS =
            SimulatorOptions.defaults().withCameras(2).withSize(640, 360).withFramesPerSecond(5);

    private final Path folder;
    private final int port = FreePort.any();
    private final ClosingStack resources = new ClosingStack();
    private final Map<String, Role> roles = new HashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();

    private record Role(MaskwatchProcess process, int healthPort) {}

    /** What a role answers at {@code /health}. */
    record Answer(int status, String text) {}

    LiveRoles(Path folder) {
        this.folder = folder;
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    ClusterAccess cluster() {
        return ClusterAccess.to(KafkaSettings.of(address()), "test");
    }

    /** Starts the broker, new or on what it had. */
    MaskwatchProcess startBroker() throws IOException {
        return serving(resources.push(MaskwatchProcess.start(folder, brokerCommand())));
    }

    /** Starts it such that none of its files may grow beyond a limit. */
    MaskwatchProcess startLimitedBroker(int kilobytes) throws IOException {
        return serving(resources.push(MaskwatchProcess.startLimited(folder, kilobytes, brokerCommand())));
    }

    private Object[] brokerCommand() {
        return new Object[] {"broker", "--data", folder.resolve("data"), "--port", port};
    }

    private MaskwatchProcess serving(MaskwatchProcess broker) {
        soon().until(() -> broker.output().contains("Kafka broker at " + address()));
        return broker;
    }

    /** Starts cameras and tells the cluster of them. */
    void startCameras() throws IOException {
        StringBuilder yaml = new StringBuilder("cameras:\n");
        for (SimulatedCamera camera :
                resources.push(SimulatedCameras.start(TWO_CHEAP_CAMERAS)).cameras()) {
            yaml.append("  - { id: %s, url: '%s', framesPerSecond: 1 }%n".formatted(camera.id(), camera.url()));
        }
        Path file = Files.writeString(folder.resolve("cameras.yaml"), yaml);
        assertThat(run("cameras", "apply", file).lines()).contains("added sim-1", "added sim-2");
    }

    /** Starts a worker of each of these roles. */
    void startRoles(String... names) throws IOException {
        for (String name : names) {
            startRole(name, 0);
        }
    }

    /** Starts one worker of the role, whose wall clock is so many seconds off. */
    void startRole(String name, long clockOffSeconds) throws IOException {
        int healthPort = FreePort.any();
        Path configuration = Files.writeString(
                folder.resolve(name + ".yaml"),
                "http: { port: %d }%ntopics: { replication: 1, minInSyncReplicas: 1 }%n".formatted(healthPort));
        Object[] command = {name, "--bootstrap-servers", address(), "--config", configuration};
        MaskwatchProcess process = clockOffSeconds == 0
                ? MaskwatchProcess.start(folder, command)
                : MaskwatchProcess.startWithClockOff(folder, clockOffSeconds, command);
        roles.put(name, new Role(resources.push(process), healthPort));
    }

    MaskwatchProcess process(String role) {
        return role(role).process();
    }

    private Role role(String name) {
        return Optional.ofNullable(roles.get(name)).orElseThrow();
    }

    /** What the role says of itself; fails while it does not answer. */
    Answer health(String role) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:%d/health".formatted(role(role).healthPort()));
        var answer = http.send(
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
        return new Answer(answer.statusCode(), answer.body());
    }

    /** Waits until each of these roles is healthy. */
    void awaitHealthy(String... names) {
        for (String name : names) {
            soon().ignoreExceptions()
                    .untilAsserted(() -> assertThat(health(name).status())
                            .as(health(name).text())
                            .isEqualTo(200));
        }
    }

    /** Waits until the role is not healthy and says all these words. */
    void awaitSick(String name, String... words) {
        soon().ignoreExceptions().untilAsserted(() -> {
            Answer answer = health(name);
            assertThat(List.of(words))
                    .allSatisfy(word -> assertThat(answer.text()).contains(word));
            assertThat(answer.status()).isEqualTo(503);
        });
    }

    /** Waits until a frame of each camera has been analysed that was sampled from now on. */
    void awaitNewFrames() {
        Map<String, FrameOutcome> before = newestAnalysed();
        soon().untilAsserted(() -> assertThat(newestAnalysed())
                .hasSize(2)
                .allSatisfy((camera, outcome) -> assertThat(outcome)
                        .as(camera)
                        .matches(now -> isNews(before.get(camera), now), "newer than " + before.get(camera))));
    }

    private static boolean isNews(@Nullable FrameOutcome before, FrameOutcome now) {
        return before == null || now.getSession() != before.getSession() || now.getSequence() > before.getSequence();
    }

    /** The outcome of the last analysed frame of each camera. */
    Map<String, FrameOutcome> newestAnalysed() {
        Map<String, FrameOutcome> newest = new HashMap<>();
        outcomes().stream()
                .filter(outcome -> outcome.getOutcome() == Outcome.ANALYSED)
                .forEach(outcome -> newest.put(outcome.getCameraId(), outcome));
        return newest;
    }

    /** All outcomes, those of one camera in the order of their publication. */
    List<FrameOutcome> outcomes() {
        List<FrameOutcome> outcomes = new ArrayList<>();
        scan().read(Topics.DETECTIONS, (source, outcome) -> {
            if (outcome != null) {
                outcomes.add(outcome);
            }
        });
        return outcomes;
    }

    /** The camera's present session; -1 before the first. */
    long session(String camera) {
        CameraStatus status = scan().latest(Topics.CAMERA_STATUS).get(camera);
        return status == null ? -1 : status.getSession();
    }

    /** The start of the camera's newest window, in ms; empty before the first. */
    OptionalLong newestWindowMs(String camera) {
        return Optional.ofNullable(scan().latest(Topics.COMPLIANCE).get(camera))
                .map(window -> OptionalLong.of(window.getStartAt().toEpochMilli()))
                .orElse(OptionalLong.empty());
    }

    /** Waits until each camera has a window that begins after the newest which it has now. */
    void awaitNewWindows() {
        for (String camera : List.of("sim-1", "sim-2")) {
            long before = newestWindowMs(camera).orElse(0);
            soon().until(() -> newestWindowMs(camera).orElse(0) > before);
        }
    }

    /** Runs a command against the cluster. */
    CommandRun run(Object... arguments) {
        List<Object> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--bootstrap-servers", address()));
        return CommandRun.of(all.toArray());
    }

    /** Makes missing topics as the operator does. */
    void applyTopics() throws IOException {
        Path configuration =
                Files.writeString(folder.resolve("topics.yaml"), "topics: { replication: 1, minInSyncReplicas: 1 }\n");
        soon().untilAsserted(() -> assertThat(
                        run("topics", "apply", "--config", configuration).lines())
                .noneMatch(line -> line.startsWith("WRONG")));
    }

    private TopicScan scan() {
        ClusterAccess cluster = cluster();
        return new TopicScan(cluster.clients(), cluster.codecs());
    }

    static ConditionFactory soon() {
        return await().atMost(Duration.ofMinutes(8)).pollInterval(Duration.ofSeconds(1));
    }

    @Override
    public void close() {
        resources.close();
    }
}
