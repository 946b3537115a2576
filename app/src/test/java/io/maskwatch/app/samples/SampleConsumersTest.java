package io.maskwatch.app.samples;

import static io.maskwatch.app.testing.Records.START;
import static io.maskwatch.app.testing.Records.alert;
import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.app.testing.TestingCluster;
import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.AlertState;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.RuleKind;
import io.maskwatch.schemas.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every sample reads, from a real broker, alerts written in transactions as the sink writes them. */
@Timeout(180)
class SampleConsumersTest {
    private static final Path SAMPLES = Path.of("..", "samples");
    private static final String PYTHON = "/usr/bin/python3";
    private static final String MISSING =
            "A Debian package of python3-confluent-kafka, python3-avro and kcat is missing: ./check installs them. ";

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final NewerWriter NEWER = new NewerWriter();

    private static TestingCluster cluster;

    @TempDir
    Path folder;

    @BeforeAll
    static void writeAlerts(@TempDir Path data) {
        cluster = TestingCluster.start(data).withTopics();
        try (Producer<String, byte[]> sink =
                cluster.access().clients().producer("sink", Map.of("transactional.id", "sink-0"))) {
            sink.initTransactions();
            commit(sink, opened("gate-1", "gate"));
            abort(sink, closed("gate-1", "gate", 2), opened("ghost-1", "gate"));
            commit(sink, updated("gate-1", "gate", 2), opened("gate-2", "gate"));
            commit(sink, updated("gate-1", "gate", 2), opened("gate-2", "gate")); // told again
            commit(sink, closed("gate-1", "gate", 3));
        }
    }

    @AfterAll
    static void stopBroker() {
        cluster.close();
    }

    @Test
    void keepTheListOfOpenIncidents() throws IOException {
        List<String> python =
                List.of(PYTHON, SAMPLES.resolve("python/alert_consumer.py").toString());
        List<String> java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dlogback.configurationFile=" + SAMPLES.resolve("java/logback.xml"),
                SAMPLES.resolve("java/AlertConsumer.java").toString());
        requireInstalled(List.of(PYTHON, "-c", "import confluent_kafka, avro"));
        try (SampleProcess inPython = start(python);
                SampleProcess inJava = start(java)) {
            List<String> expected = List.of(
                    line("OPENED gate-1 revision 1, gate, UNMASKED_PERSON", "gate-1"),
                    line("UPDATED gate-1 revision 2, gate, UNMASKED_PERSON", "gate-1"),
                    line("OPENED gate-2 revision 1, gate, UNMASKED_PERSON", "gate-1 gate-2"),
                    line("CLOSED gate-1 revision 3, gate, UNMASKED_PERSON", "gate-2"));
            assertThat(inPython.lines(4)).isEqualTo(expected);
            assertThat(inJava.lines(4)).isEqualTo(expected);

            writeByANewerWriterWhoseSchemaComesLate();
            assertThat(inPython.lines(5))
                    .endsWith(line("OPENED gate-3 revision 1, gate, " + NewerWriter.KIND, "gate-2 gate-3"));
            assertThat(inJava.lines(5)).endsWith(line("OPENED gate-3 revision 1, gate, UNKNOWN", "gate-2 gate-3"));
        }
    }

    @Test
    void showWhatKcatCanShow() throws IOException, InterruptedException {
        requireInstalled(List.of("kcat", "-V"));
        try (SampleProcess kcat =
                start(List.of(SAMPLES.resolve("kcat/alerts.sh").toString()))) {
            List<String> lines = kcat.linesAtEnd();

            assertThat(lines.stream().filter(line -> line.startsWith("time ")))
                    .hasSizeGreaterThanOrEqualTo(6)
                    .allMatch(line -> line.matches("time \\d+ subject gate partition \\d+ offset \\d+ bytes \\d+"));
            String fingerprint = "%016x".formatted(SchemaNormalization.parsingFingerprint64(Alert.getClassSchema()));
            assertThat(lines)
                    .contains("one alert was written with schema " + fingerprint + ":")
                    .anySatisfy(line -> assertThat(line).startsWith(fingerprint + " {\"type\":\"record\""));
        }
    }

    private static void writeByANewerWriterWhoseSchemaComesLate() {
        try (Producer<String, byte[]> sink =
                cluster.access().clients().producer("sink", Map.of("transactional.id", "sink-1"))) {
            sink.initTransactions();
            sink.beginTransaction();
            write(sink, Topics.ALERTS.name(), "gate", NEWER.encode(opened("gate-3", "gate")));
            sink.commitTransaction();
            sink.beginTransaction();
            write(sink, Topics.SCHEMAS_NAME, NEWER.fingerprint(), NEWER.schema());
            sink.commitTransaction();
        }
    }

    private static String line(String step, String open) {
        return step + ": Somebody wears no mask at gate Open now: " + open;
    }

    private SampleProcess start(List<String> command) throws IOException {
        List<String> whole = new ArrayList<>(command);
        whole.add(cluster.bootstrapServers());
        return SampleProcess.start(folder, whole);
    }

    private void requireInstalled(List<String> command) {
        try (SampleProcess process = SampleProcess.start(folder, command)) {
            process.linesAtEnd();
        } catch (IOException | AssertionError e) {
            throw new AssertionError(MISSING + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static void commit(Producer<String, byte[]> sink, Alert... alerts) {
        send(sink, alerts);
        sink.commitTransaction();
    }

    private static void abort(Producer<String, byte[]> sink, Alert... alerts) {
        send(sink, alerts);
        sink.abortTransaction();
    }

    private static void send(Producer<String, byte[]> sink, Alert... alerts) {
        sink.beginTransaction();
        for (Alert alert : alerts) {
            write(
                    sink,
                    Topics.ALERTS.name(),
                    alert.getSubject(),
                    Codecs.local().of(Topics.ALERTS).encode(alert));
        }
    }

    private static void write(Producer<String, byte[]> sink, String topic, String key, byte[] value) {
        assertThat(sink.send(new ProducerRecord<>(topic, key, value))).succeedsWithin(LIMIT);
    }

    private static Alert opened(String alertId, String camera) {
        return alert(camera, alertId, RuleKind.UNMASKED_PERSON, 1);
    }

    private static Alert updated(String alertId, String camera, int revision) {
        return Alert.newBuilder(opened(alertId, camera))
                .setState(AlertState.UPDATED)
                .setRevision(revision)
                .setAt(START.plusSeconds(revision))
                .build();
    }

    private static Alert closed(String alertId, String camera, int revision) {
        return alert(camera, alertId, RuleKind.UNMASKED_PERSON, revision);
    }
}
