package io.maskwatch.app.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.app.testing.TestingCluster;
import io.maskwatch.app.topics.kafka.TopicScan;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.schemas.Settings;
import io.maskwatch.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Rules and areas by command, on one broker. */
@Timeout(90)
class RulesOnABrokerTest {
    private static final Path EXAMPLE = Path.of("..", "rules.example.yaml");

    @TempDir
    Path folder;

    private TestingCluster cluster;

    @BeforeEach
    void startBroker(@TempDir Path data) throws IOException {
        cluster = TestingCluster.start(data).withTopics();
        cluster.run("cameras", "apply", write("cameras.yaml", """
                                cameras:
                                  - { id: hall, url: 'rtsp://10.0.0.22/s', zones: [%s] }
                                  - { id: gate-north, url: 'rtsp://10.0.0.21/s' }
                                """.formatted(
                                "{ id: door, kind: exclude, corners: [[0, 0], [1, 0], [0.5, 1]] }")))
                .lines();
    }

    @AfterEach
    void stopBroker() {
        cluster.close();
    }

    @Test
    void appliesAndListsRules() {
        assertThat(cluster.run("rules", "list").lines())
                .anySatisfy(line -> assertThat(line)
                        .contains("site", "unmasked-person", "warning", "built-in", "dwell 10s, coolDown 30s"))
                .anySatisfy(line -> assertThat(line).startsWith("hall").contains("as site"))
                .as("columns as wide as what they hold")
                .allSatisfy(line -> assertThat(line).containsPattern("^\\S+ {2,}\\S"));

        assertThat(cluster.run("rules", "apply", EXAMPLE).lines())
                .contains("site: maximumAlertsPerHour none -> 20", "area:ground-floor: cameras none -> gate-north hall")
                .anySatisfy(
                        line -> assertThat(line).contains("hall: rule evening added: unmasked-person, warning, dwell"));
        assertThat(cluster.run("rules", "apply", EXAMPLE).lines()).containsExactly("Nothing to change.");

        assertThat(cluster.run("rules", "list", "--subject", "hall").lines())
                .hasSize(2)
                .anySatisfy(line -> assertThat(line)
                        .contains("evening", "own", "schedule friday+saturday 18:00-02:00 Europe/Zurich"));
        assertThat(cluster.run("rules", "list", "--subject", "gate-north", "--json")
                        .lines())
                .hasSize(4)
                .allSatisfy(line -> assertThat(line)
                        .startsWith("{\"subject\":\"gate-north\",\"from\":\"site\",\"revision\":")
                        .contains("\"rule\":{\"ruleId\":"));
        cluster.run("rules", "list", "--subject", "hal").assertRefused(ExitCode.USAGE, "hal", "Did you mean hall?");
    }

    @Test
    void changesWhatIsStatedAndKeepsTheRest() throws IOException {
        cluster.run("rules", "apply", EXAMPLE).lines();
        Path file = write("rules.yaml", """
                site: { rules: [{ id: unmasked-person, kind: unmasked-person, dwell: 45s, coolDown: 1m }] }
                cameras: [{ id: hall, minimumFacePx: 30 }, { id: roof, rules: [] }]
                """);
        assertThat(cluster.run("rules", "apply", file, "--subject", "hall").lines())
                .containsExactly("hall: minimumFacePx 24 -> 30", "1 change(s) published.");
        assertThat(cluster.run("rules", "apply", file).lines())
                .contains(
                        "site: rule unmasked-person: dwell 20s -> 45s",
                        "site: rule unmasked-person: maximumPerHour 10 -> none",
                        "site: rule low-compliance removed",
                        "roof: no rules from now on",
                        "Note: there is no camera roof; its rules wait until it is added.");
        cluster.run("rules", "apply", file, "--subject", "gate")
                .assertRefused(ExitCode.USAGE, "gate", "hall, roof, site");

        Settings hall = settings("hall");
        assertThat(hall.getZones()).hasSize(1);
        assertThat(hall.getMinimumFacePx()).isEqualTo(30);
        assertThat(hall.getRules()).hasSize(1);
        assertThat(settings("site").getMaximumAlertsPerHour()).isEqualTo(20);

        assertThat(cluster.run("rules", "remove", "hall").lines())
                .containsExactly(
                        "hall: no rules of its own any more", "hall: rule evening removed", "2 change(s) published.");
        assertThat(settings("hall").getRules()).isNull();
        assertThat(settings("hall").getZones()).hasSize(1);
        assertThat(cluster.run("rules", "remove", "hall").lines()).containsExactly("hall states none of its own.");
        assertThat(cluster.run("rules", "remove", "hall", "--all").lines())
                .containsExactly("hall: minimumFacePx 30 -> none", "hall: zone door removed", "2 change(s) published.");
        assertThat(settings()).doesNotContainKey("hall");
    }

    @Test
    void appliesListsAndRemovesAreas() throws IOException {
        Path file = write("areas.yaml", "areas: [{ id: floor, name: Ground floor, cameras: [hall, stairs] }]");
        assertThat(cluster.run("areas", "apply", file).lines())
                .contains("area:floor: cameras none -> hall stairs", "2 change(s) published.")
                .anySatisfy(line -> assertThat(line).contains("no camera stairs", "counts it as missing"));
        assertThat(cluster.run("areas", "list").lines())
                .anySatisfy(
                        line -> assertThat(line).contains("floor", "Ground floor", "hall, stairs (unknown)", "none"));
        assertThat(cluster.run("areas", "list", "--json").lines())
                .singleElement()
                .asString()
                .startsWith("{\"subject\":\"area:floor\",\"name\":\"Ground floor\"");
        cluster.run("areas", "apply", write("none.yaml", "site: { minimumFacePx: 20 }"))
                .assertRefused(ExitCode.CONFIGURATION, "none.yaml", "names no area");

        cluster.run("areas", "remove", "flor").assertRefused(ExitCode.USAGE, "flor", "Known areas: floor");
        assertThat(cluster.run("areas", "remove", "floor").lines()).containsExactly("removed floor");
        assertThat(settings()).doesNotContainKey("area:floor");
    }

    private Settings settings(String subject) {
        return Objects.requireNonNull(settings().get(subject));
    }

    private Map<String, Settings> settings() {
        return new TopicScan(cluster.access().clients(), cluster.access().codecs()).latest(Topics.SETTINGS);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
