package io.maskwatch.sink.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.AlertState;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CameraMode;
import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.Compliance;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.Detection;
import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.Settings;
import io.maskwatch.schemas.Topic;
import io.maskwatch.schemas.Topics;
import io.maskwatch.schemas.Verdict;
import io.maskwatch.schemas.WindowKind;
import io.maskwatch.sink.camera.StepSettings;
import io.maskwatch.sink.testing.Faces;
import io.maskwatch.sink.testing.ScriptedCamera;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SinkTopologyTest {
    private final Codecs codecs = Codecs.local();
    private final ScriptedCamera script = new ScriptedCamera();
    private final List<Alert> alerts = new ArrayList<>();
    private final List<ComplianceWindow> windows = new ArrayList<>();
    private final SetCatchUp read = new SetCatchUp();
    private final List<Verdict> verdicts = new ArrayList<>();
    private final TopologyTestDriver first;
    private TopologyTestDriver driver;
    private long sequence;

    SinkTopologyTest(@TempDir Path folder) {
        first = driver(folder);
        driver = first;
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void carriesAPersonFromDetectionsToAnAlertThatOpensAndCloses() {
        describe();
        stand(0, 15, Compliance.UNMASKED);
        stand(15, 20, Compliance.MASKED);

        assertThat(alerts).extracting(Alert::getState).containsExactly(AlertState.OPENED, AlertState.CLOSED);
        assertThat(verdicts).hasSize(2);
    }

    @Test
    void goesOnAfterARestartWithoutRepeatingAnAlert(@TempDir Path folder) {
        describe();
        stand(0, 12, Compliance.UNMASKED);
        Map<String, byte[]> stored = stored();
        driver.close();
        driver = driver(folder);
        describe();
        stored.forEach((key, value) ->
                driver.<String, byte[]>getKeyValueStore(SinkTopology.MEMORIES).put(key, value));
        stand(12, 15, Compliance.UNMASKED);
        stand(15, 20, Compliance.MASKED);

        assertThat(alerts).extracting(Alert::getState).containsExactly(AlertState.OPENED, AlertState.CLOSED);
        assertThat(alerts)
                .extracting(Alert::getAlertId)
                .containsOnly(alerts.get(0).getAlertId());
    }

    @Test
    void setsAnUnreadableMessageAsideAndGoesOn() {
        send(Topics.DETECTIONS.name(), "gate", new byte[] {1, 2, 3}, 0);
        send(Topics.DETECTIONS.name(), "other", codecs.of(Topics.DETECTIONS).encode(script.analysed(1, 0)), 0.1);
        stand(1, 3, Compliance.MASKED);

        assertThat(read(Topics.REJECTED))
                .hasSize(2)
                .allSatisfy(message -> assertThat(message.getSourceTopic()).isEqualTo(Topics.DETECTIONS.name()));
        assertThat(verdicts).hasSize(1);
    }

    @Test
    void setsAnOutcomeOfTwentyThousandFacesAsideAndGoesOn() {
        Detection[] faces = new Detection[20_000];
        Arrays.fill(faces, Faces.at(0.5, 0.4, Compliance.MASKED, 0.9));
        byte[] crowd = codecs.of(Topics.DETECTIONS).encode(script.analysed(1, 0, faces));
        send(Topics.DETECTIONS.name(), ScriptedCamera.ID, crowd, 0.1);
        sequence = 1;
        stand(1, 3, Compliance.MASKED);

        assertThat(read(Topics.REJECTED)).singleElement().satisfies(message -> {
            assertThat(message.getReason()).contains("20000 detections");
            assertThat(message.getSizeBytes()).isEqualTo(crowd.length);
            assertThat(message.getOriginal())
                    .as("too large to fit beside its note")
                    .isNull();
        });
        assertThat(verdicts).hasSize(1);
    }

    @Test
    void tellsWindowsOfACameraThatWasNeverHeardOf() {
        describe();
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        for (int i = 0; i < 200; i++) {
            driver.advanceWallClockTime(Duration.ofSeconds(1));
        }
        collect();

        assertThat(windows)
                .isNotEmpty()
                .allSatisfy(window -> assertThat(window.getCoverage()).isZero());
        assertThat(windows.stream().filter(window -> window.getKind() == WindowKind.FINAL))
                .hasSizeBetween(2, 3);
    }

    @Test
    void letsTheClockDecideNothingOfWhatMayStandUnread() {
        describe();
        stand(0, 20, Compliance.MASKED);
        read.readUntilMs = ScriptedCamera.at(21).toEpochMilli();
        pass(200);
        assertThat(windows).noneMatch(window -> window.getKind() == WindowKind.FINAL);

        stand(20, 40, Compliance.MASKED);
        assertThat(windows.stream().mapToInt(ComplianceWindow::getFramesLate).sum())
                .isZero();
        read.readUntilMs = Long.MAX_VALUE;
        pass(1);
        assertThat(windows.stream().filter(window -> window.getKind() == WindowKind.FINAL))
                .isNotEmpty()
                .first()
                .extracting(ComplianceWindow::getFramesAnalysed)
                .isEqualTo(160);
    }

    @Test
    void closesNoWindowOfACameraWhoseOutcomesAreReadLaterThanItsStatus() {
        describe();
        stand(0, 20, Compliance.MASKED);
        for (double at = 22; at <= 94; at += 2) {
            publishedUntil(4 * (long) at, at);
        }
        assertThat(finals()).as("they may come yet").isEmpty();

        stand(20, 60, Compliance.MASKED);
        for (double at = 96; at <= 130; at += 2) {
            publishedUntil(240, at);
        }
        assertThat(finals()).hasSizeBetween(1, 2).first().satisfies(window -> {
            assertThat(window.getFramesAnalysed()).isEqualTo(240);
            assertThat(window.getFramesLate()).isZero();
        });
    }

    @Test
    void doesNotWaitForOutcomesForEver() {
        describe();
        stand(0, 20, Compliance.MASKED);
        for (double at = 22; at <= 98; at += 2) {
            publishedUntil(4 * (long) at, at);
        }
        assertThat(finals())
                .singleElement()
                .extracting(ComplianceWindow::getFramesAnalysed)
                .isEqualTo(80);
    }

    @ParameterizedTest
    @CsvSource({"probe-0123abcd, PROBE", "probe-0123abcd,", "gate, PROBE"})
    void passesOverCamerasThatAreOnlyProbed(String id, @Nullable CameraMode mode) {
        if (mode != null) {
            describe(Camera.newBuilder(ScriptedCamera.describedCamera(id, true))
                    .setMode(mode)
                    .build());
        }
        stand(id, 0, 20, Compliance.UNMASKED);
        status(id, 21);
        driver.advanceWallClockTime(Duration.ofMinutes(3));
        collect();

        assertThat(windows).isEmpty();
        assertThat(verdicts).isEmpty();
        assertThat(alerts).isEmpty();
        assertThat(stored()).isEmpty();
        assertThat(read(Topics.REJECTED)).isEmpty();
    }

    @Test
    void heedsACameraWhoseIdOnlyLooksLikeAProbe() {
        describe(ScriptedCamera.describedCamera("probe-room", true));
        stand("probe-room", 0, 20, Compliance.UNMASKED);

        assertThat(alerts).extracting(Alert::getState).containsExactly(AlertState.OPENED);
    }

    @Test
    void judgesByTheSettingsOfTheTopicAndNamesTheirOffset() {
        send(
                Topics.SETTINGS.name(),
                "site",
                codecs.of(Topics.SETTINGS)
                        .encode(Settings.newBuilder()
                                .setSubject("site")
                                .setWindowMs(15_000L)
                                .build()),
                0);
        describe();
        stand(0, 40, Compliance.MASKED);
        status(45);

        List<ComplianceWindow> finals = windows.stream()
                .filter(window -> window.getKind() == WindowKind.FINAL)
                .toList();
        assertThat(finals).hasSize(2).allSatisfy(window -> {
            assertThat(Duration.between(window.getStartAt(), window.getEndAt())).hasSeconds(15);
            assertThat(window.getSettingsRevision()).isZero();
            assertThat(window.getPresent().getMasked()).isEqualTo(1);
        });
    }

    private List<ComplianceWindow> finals() {
        return windows.stream()
                .filter(window -> window.getKind() == WindowKind.FINAL)
                .toList();
    }

    private void publishedUntil(long sequence, double at) {
        CameraStatus status = CameraStatus.newBuilder(ScriptedCamera.status(at, CameraState.STREAMING))
                .setSession(ScriptedCamera.SESSION)
                .setPublishedSequence(sequence)
                .build();
        send(
                Topics.CAMERA_STATUS.name(),
                ScriptedCamera.ID,
                codecs.of(Topics.CAMERA_STATUS).encode(status),
                at);
        collect();
    }

    private void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            driver.advanceWallClockTime(Duration.ofSeconds(1));
        }
        collect();
    }

    private TopologyTestDriver driver(Path folder) {
        SinkParts parts = new SinkParts(
                codecs,
                Codecs.local(),
                StepSettings.defaults(),
                false,
                1,
                read,
                new SinkMeters(new SimpleMeterRegistry()),
                () -> ScriptedCamera.at(0),
                "sink-1",
                new AtomicLong());
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        return new TopologyTestDriver(SinkTopology.build(parts), properties, ScriptedCamera.at(0));
    }

    private Map<String, byte[]> stored() {
        Map<String, byte[]> stored = new HashMap<>();
        try (KeyValueIterator<String, byte[]> all =
                driver.<String, byte[]>getKeyValueStore(SinkTopology.MEMORIES).all()) {
            all.forEachRemaining(entry -> stored.put(entry.key, entry.value));
        }
        return stored;
    }

    private void describe() {
        describe(ScriptedCamera.describedCamera(true));
    }

    private void describe(Camera camera) {
        send(
                Topics.CAMERAS.name(),
                camera.getCameraId(),
                codecs.of(Topics.CAMERAS).encode(camera),
                0);
    }

    private void status(double at) {
        status(ScriptedCamera.ID, at);
    }

    private void status(String id, double at) {
        CameraStatus status = CameraStatus.newBuilder(ScriptedCamera.status(at, CameraState.STREAMING))
                .setCameraId(id)
                .build();
        send(Topics.CAMERA_STATUS.name(), id, codecs.of(Topics.CAMERA_STATUS).encode(status), at);
        collect();
    }

    private void stand(double from, double to, Compliance compliance) {
        stand(ScriptedCamera.ID, from, to, compliance);
    }

    private void stand(String id, double from, double to, Compliance compliance) {
        for (double at = from; at < to; at += 0.25) {
            FrameOutcome outcome = script.analysed(++sequence, at, Faces.at(0.5, 0.4, compliance, 0.9));
            FrameOutcome own = FrameOutcome.newBuilder(outcome).setCameraId(id).build();
            send(Topics.DETECTIONS.name(), id, codecs.of(Topics.DETECTIONS).encode(own), at + 0.3);
        }
        collect();
    }

    private void send(String topic, String key, byte[] value, double seconds) {
        Instant at = ScriptedCamera.at(seconds);
        driver.createInputTopic(topic, new StringSerializer(), new ByteArraySerializer())
                .pipeInput(key, value, at);
    }

    private void collect() {
        alerts.addAll(read(Topics.ALERTS));
        windows.addAll(read(Topics.COMPLIANCE));
        verdicts.addAll(read(Topics.VERDICTS));
    }

    private <V extends SpecificRecordBase> List<V> read(Topic<V> topic) {
        return driver
                .createOutputTopic(topic.name(), new StringDeserializer(), new ByteArrayDeserializer())
                .readValuesToList()
                .stream()
                .map(bytes -> codecs.of(topic).decode(bytes))
                .toList();
    }
}
