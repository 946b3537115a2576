package io.maskwatch.app.kafka;

import static io.maskwatch.app.testing.Records.alert;
import static io.maskwatch.app.testing.Records.statusBuilder;
import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.app.testing.CommandRun;
import io.maskwatch.app.testing.TestingCluster;
import io.maskwatch.app.topics.kafka.TopicScan;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.FolderLock;
import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.FailureCause;
import io.maskwatch.schemas.RuleKind;
import io.maskwatch.schemas.Settings;
import io.maskwatch.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Cameras, alerts and statuses by command, on one broker. */
@Timeout(90)
class CommandsOnABrokerTest {
    private static TestingCluster cluster;

    @TempDir
    Path folder;

    @BeforeAll
    static void startBroker(@TempDir Path data) {
        cluster = TestingCluster.start(data).withTopics();
    }

    @AfterAll
    static void stopBroker() {
        cluster.close();
    }

    @Test
    void appliesListsAndRemovesCameras() throws IOException {
        Path file = cameras("gate", "hall");
        assertThat(cluster.run("cameras", "apply", file).lines())
                .contains("added gate", "added hall", "2 change(s) published.");
        assertThat(cluster.run("cameras", "apply", file).lines()).containsExactly("Nothing to change.");
        assertThat(cluster.run("cameras", "list").lines())
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).contains("gate", "rtsp://10.0.0.21/gate"));
        assertThat(cluster.run("cameras", "list", "--json").lines())
                .allSatisfy(line -> assertThat(line).startsWith("{\"cameraId\":"));

        assertThat(cluster.run("cameras", "apply", cameras("gate", "roof"), "--exclusive")
                        .lines())
                .contains("added roof", "removed hall");
        assertThat(cluster.run("cameras", "remove", "roof").lines()).containsExactly("removed roof");
        assertThat(cluster.run("cameras", "list").lines())
                .singleElement()
                .asString()
                .startsWith("gate");
        cluster.run("cameras", "remove", "roof").assertRefused(ExitCode.USAGE, "camera roof", "gate");
    }

    @Test
    void takesBackHowACameraIsJudgedWhereTheFileLeavesItOut() throws IOException {
        String zones = "zones: [{ id: door, kind: exclude, corners: [[0, 0], [1, 0], [0.5, 1]] }]";
        Path judged = judged(zones + ", minimumFacePx: 30, rules: [], maximumAlertsPerHour: 3", "site: { window: 2m }");
        assertThat(cluster.run("cameras", "apply", judged).lines())
                .contains(
                        "added yard",
                        "yard: zone door added: exclude, 3 corners",
                        "yard: no rules from now on",
                        "site: window none -> 2m");
        assertThat(cluster.run("cameras", "apply", judged).lines()).containsExactly("Nothing to change.");

        assertThat(cluster.run("cameras", "apply", judged("rules: []", "")).lines())
                .containsExactly(
                        "yard: minimumFacePx 30 -> none",
                        "yard: maximumAlertsPerHour 3 -> none",
                        "yard: zone door removed",
                        "3 change(s) published.");
        assertThat(cluster.run("cameras", "apply", judged("name: Yard", "site: {}"))
                        .lines())
                .containsExactly(
                        "changed yard",
                        "yard: no rules of its own any more",
                        "site: window 2m -> none",
                        "3 change(s) published.");
        assertThat(settings()).doesNotContainKeys("yard", "site");
        cluster.run("cameras", "remove", "yard").lines();
    }

    @Test
    void keepsRulesThatWaitForACameraAndRemovesThemWithIt() throws IOException {
        Path rules = Files.writeString(
                folder.resolve("rules.yaml"), "cameras: [{ id: yard, rules: [] }, { id: shed, rules: [] }]");
        cluster.run("rules", "apply", rules).lines();
        assertThat(cluster.run("cameras", "apply", cameras("yard", "shed")).lines())
                .containsExactly("added yard", "added shed", "2 change(s) published.");
        assertThat(settings()).containsKeys("yard", "shed");

        assertThat(cluster.run("cameras", "apply", cameras("yard"), "--exclusive")
                        .lines())
                .contains("yard: no rules of its own any more", "removed shed");
        assertThat(settings()).doesNotContainKeys("yard", "shed");
        cluster.run("rules", "apply", rules, "--subject", "yard").lines();
        assertThat(cluster.run("cameras", "remove", "yard").lines()).containsExactly("removed yard");
        assertThat(settings()).doesNotContainKey("yard");
    }

    @Test
    void showsATopicToItsEnd() {
        cluster.write(
                Topics.ALERTS,
                "gate",
                alert("gate", "a", RuleKind.UNMASKED_PERSON, 1),
                alert("gate", "a", RuleKind.UNMASKED_PERSON, 2));
        cluster.write(Topics.ALERTS, "hall", alert("hall", "b", RuleKind.LOW_COMPLIANCE, 1));

        assertThat(cluster.run("alerts", "--end").lines()).hasSize(3);
        assertThat(cluster.run("tail", "alerts", "--end", "--subject", "gate").lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("OPENED", "no mask at gate", "[a rev 1]"),
                        line -> assertThat(line).contains("CLOSED", "[a rev 2]"));
        assertThat(cluster.run("tail", Topics.ALERTS.name(), "--end", "--json").lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).startsWith("{\"alertId\":"));
    }

    @Test
    void tellsWhatEachCameraIsDoing() throws IOException {
        cluster.run("cameras", "apply", cameras("attic", "cellar", "tower"));
        cluster.write(
                Topics.CAMERA_STATUS, "removed", statusBuilder("removed", 3).build());
        cluster.write(
                Topics.CAMERA_STATUS,
                "cellar",
                statusBuilder("cellar", 3)
                        .setAt(InstantSource.system().instant())
                        .setState(CameraState.BACKING_OFF)
                        .setCause(FailureCause.REFUSED)
                        .setDetail("nobody listens there")
                        .build());
        cluster.write(Topics.CAMERA_STATUS, "attic", statusBuilder("attic", 3).build());

        CommandRun run = cluster.run("status");
        assertThat(run.lines())
                .anySatisfy(line -> assertThat(line).contains("cellar", "backing-off", "refused: nobody listens there"))
                .anySatisfy(line -> assertThat(line).contains("attic", "no news", "last heard of"));
        assertThat(run.lines())
                .anySatisfy(line -> assertThat(line).contains("tower", "no ingest worker"))
                .noneSatisfy(line -> assertThat(line).contains("removed"));
        assertThat(cluster.run("status", "--json").lines())
                .contains("{\"cameraId\":\"tower\",\"state\":null}")
                .anySatisfy(line -> assertThat(line).contains("\"cameraId\":\"cellar\"", "\"state\":\"BACKING_OFF\""));
        for (String id : List.of("attic", "cellar", "tower")) {
            cluster.run("cameras", "remove", id);
        }
    }

    @Test
    void refusesToStartASinkOnTheStateFolderOfAnother() throws IOException {
        Path state = folder.resolve("state");
        Path config = Files.writeString(folder.resolve("sink.yaml"), "sink: { stateFolder: '" + state + "' }");
        try (FolderLock other = FolderLock.take(state, "state folder", "another name")) {
            assertThat(other).isNotNull();
            cluster.run("sink", "--config", config)
                    .assertRefused(ExitCode.BUSY, "state folder " + state, "MASKWATCH_SINK_STATE_FOLDER");
        }
    }

    private Map<String, Settings> settings() {
        return new TopicScan(cluster.access().clients(), cluster.access().codecs()).latest(Topics.SETTINGS);
    }

    private Path judged(String keys, String site) throws IOException {
        String yaml = "cameras: [{ id: yard, url: 'rtsp://10.0.0.21/yard', " + keys + " }]\n" + site + "\n";
        return Files.writeString(folder.resolve("judged.yaml"), yaml);
    }

    private Path cameras(String... ids) throws IOException {
        StringBuilder yaml = new StringBuilder("cameras:\n");
        for (String id : ids) {
            yaml.append("  - { id: %s, url: 'rtsp://10.0.0.21/%s' }%n".formatted(id, id));
        }
        return Files.writeString(folder.resolve(String.join("-", ids) + ".yaml"), yaml);
    }
}
