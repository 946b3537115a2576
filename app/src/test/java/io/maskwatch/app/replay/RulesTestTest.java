package io.maskwatch.app.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.maskwatch.app.testing.TestingCluster;
import io.maskwatch.app.topics.kafka.TopicScan;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.AlertState;
import io.maskwatch.schemas.Compliance;
import io.maskwatch.schemas.Topics;
import io.maskwatch.sink.SinkConfig;
import io.maskwatch.sink.main.SinkWorker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Rules tested over what the real sink has stored of a scene, beside what it told. */
@Timeout(240)
class RulesTestTest {
    private static final Duration LENGTH = Duration.ofSeconds(330);
    private static final String RULES = """
            site:
              rules:
                - { id: person, kind: unmasked-person, dwell: 10s }
                - { id: low, kind: low-compliance, openAt: 0.5, closeAt: 0.7, dwell: 10s }
                - { id: full, kind: overcrowded, openAt: 5, closeAt: 4, dwell: 5s }
                - { id: silent, kind: camera-silent, dwell: 20s }
            areas:
              - { id: floor, cameras: [gate], rules: [{ id: low, kind: low-compliance, openAt: 0.5, dwell: 10s }] }
            """;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A full minute, so that windows and people meet in the same way each time. */
    private static Instant begin = Instant.EPOCH;

    private static TestingCluster cluster;
    private static Path rules;

    @TempDir
    Path folder;

    @BeforeAll
    static void letTheSinkSeeAScene(@TempDir Path data) throws Exception {
        begin = InstantSource.system().instant().minus(LENGTH).minusSeconds(10).truncatedTo(ChronoUnit.MINUTES);
        cluster = TestingCluster.start(data).withTopics();
        rules = Files.writeString(data.resolve("rules.yaml"), RULES);
        Path cameras =
                Files.writeString(data.resolve("cameras.yaml"), "cameras: [{ id: gate, url: 'rtsp://10.0.0.21/s' }]");
        cluster.run("cameras", "apply", cameras).lines();
        cluster.run("rules", "apply", rules).lines();
        PastScene scene = new PastScene(cluster, begin, LENGTH).down(230, 290);
        scene.visit(5, 40, 0.1, Compliance.UNMASKED).visit(50, 90, 0.3, Compliance.MASKED);
        for (int i = 0; i < 6; i++) {
            scene.visit(100, 150, 0.1 + 0.12 * i, i == 0 ? Compliance.MASKED : Compliance.UNMASKED);
        }
        scene.write();
        try (SinkWorker sink = new SinkWorker(
                SinkConfig.defaults().withInMemory(true),
                cluster.access().context(new SimpleMeterRegistry(), "sink-1"))) {
            sink.start();
            Awaitility.await().atMost(Duration.ofSeconds(90)).until(RulesTestTest::everythingIsOver);
        }
    }

    @AfterAll
    static void stopBroker() {
        cluster.close();
    }

    @Test
    void findsWhatTheSinkToldWhereNothingIsChanged() {
        List<JsonNode> lines = test();
        List<JsonNode> incidents = lines.subList(0, lines.size() - 1);

        assertThat(incidents)
                .extracting(incident -> incident.get("subject").asText() + " "
                        + incident.get("ruleId").asText())
                .containsOnly("gate person", "gate low", "gate full", "gate silent", "area:floor low");
        assertThat(incidents).hasSize(10).allSatisfy(incident -> {
            assertThat(incident.get("fate").asText()).as(incident.toString()).isEqualTo("same");
            boolean area = incident.get("subject").asText().startsWith("area:");
            long tolerance = area ? 10 : toleranceSeconds(incident.get("kind").asText());
            for (String time : List.of("openedAt", "closedAt")) {
                assertThat(Instant.parse(incident.get("would").get(time).asText()))
                        .as("%s of %s", time, incident)
                        .isCloseTo(
                                Instant.parse(incident.get("told").get(time).asText()),
                                within(tolerance, ChronoUnit.SECONDS));
            }
        });
    }

    @Test
    void saysWhatChangedRulesWouldChange() throws IOException {
        Path stricter = write(RULES.replace("unmasked-person, dwell: 10s", "unmasked-person, dwell: 40s")
                .replace("openAt: 0.5, closeAt: 0.7", "openAt: 0.1, closeAt: 0.2")
                .replace("openAt: 5", "openAt: 7"));
        assertThat(fates(test(stricter)))
                .contains("new=0")
                .filteredOn(line -> line.startsWith("gate"))
                .containsOnly(
                        "gate low gone", "gate full gone", "gate person gone", "gate person same", "gate silent same");
        assertThat(fates(test(stricter))).filteredOn("gate person same"::equals).hasSize(5);

        Path laxer = write("site: { rules: [{ id: any, kind: overcrowded, openAt: 1, dwell: 5s, coolDown: 0s }] }");
        assertThat(fates(test(laxer)))
                .filteredOn(line -> line.endsWith("new"))
                .hasSize(3)
                .containsOnly("gate any new");
    }

    @Test
    void tellsPeopleWhatItFound() {
        List<String> lines = cluster.run("rules", "test", rules, "--from", begin, "--to", begin.plus(LENGTH))
                .lines();
        assertThat(lines)
                .anySatisfy(line -> assertThat(line).startsWith("=").contains("gate", "person", " for "))
                .contains("10 incident(s) would have opened; 10 were told: 10 the same (=), 0 new (+), 0 gone (-).")
                .anySatisfy(line -> assertThat(line).startsWith("Judged from what is stored"));
        assertThat(cluster.run("rules", "test", "--from", "-9h", "--to", "-8h").lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("0 incident(s) would have opened; 0 were told");
    }

    @Test
    void saysWhatTimesItUnderstands() {
        cluster.run("rules", "test", "--from", "yesterday").assertRefused(ExitCode.USAGE, "--from yesterday", "-2h");
        cluster.run("rules", "test", "--from", "-1h", "--to", "-2h").assertRefused(ExitCode.USAGE, "before it begins");
    }

    /** What is judged from means over ten seconds, as all of an area is, may be so much off, a person a second. */
    private static long toleranceSeconds(String kind) {
        return kind.equals("OVERCROWDED") ? 10 : 3;
    }

    private static List<String> fates(List<JsonNode> lines) {
        List<String> fates = new ArrayList<>();
        for (JsonNode line : lines) {
            fates.add(
                    line.has("fate")
                            ? "%s %s %s"
                                    .formatted(
                                            line.get("subject").asText(),
                                            line.get("ruleId").asText(),
                                            line.get("fate").asText())
                            : "new=" + line.get("new").asText());
        }
        return fates;
    }

    private static List<JsonNode> test(Object... file) {
        List<Object> arguments = new ArrayList<>(List.of("rules", "test"));
        arguments.addAll(List.of(file));
        arguments.addAll(List.of("--json", "--from", begin, "--to", begin.plus(LENGTH)));
        return cluster.run(arguments.toArray()).lines().stream()
                .map(RulesTestTest::parse)
                .toList();
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }

    private Path write(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "rules", ".yaml"), text);
    }

    private static boolean everythingIsOver() {
        List<Alert> alerts = new ArrayList<>();
        new TopicScan(cluster.access().clients(), cluster.access().codecs())
                .read(Topics.ALERTS, (source, value) -> alerts.add(Objects.requireNonNull(value)));
        return alerts.stream()
                        .filter(alert -> alert.getState() == AlertState.CLOSED)
                        .filter(alert -> alert.getOpenedAt().isBefore(begin.plus(LENGTH)))
                        .count()
                == 10;
    }
}
