package io.maskwatch.sink.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.AlertState;
import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.Compliance;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.Settings;
import io.maskwatch.schemas.Topic;
import io.maskwatch.schemas.Topics;
import io.maskwatch.schemas.WindowKind;
import io.maskwatch.sink.camera.StepSettings;
import io.maskwatch.sink.testing.Faces;
import io.maskwatch.sink.testing.ScriptedCamera;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cameras, an area and the site through both parts of the topology. */
class GroupTopologyTest {
    private static final List<String> CAMERAS = List.of("c0", "c1", "c2", "c3", "c4", "c5");
    private static final String AREA = "area:hall";

    private final Codecs codecs = Codecs.local();
    private final List<Alert> alerts = new ArrayList<>();
    private final List<ComplianceWindow> windows = new ArrayList<>();
    private final Map<String, ScriptedCamera> scripts = new HashMap<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private final SetCatchUp read = new SetCatchUp();
    private TopologyTestDriver driver;

    GroupTopologyTest(@TempDir Path folder) {
        driver = driver(folder);
        describe();
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void anOutageOfAllCamerasIsOneAlertAndNoWindowIsMissing() {
        play(0, 60, CameraState.STREAMING);
        play(60, 300, CameraState.BACKING_OFF);
        play(300, 420, CameraState.STREAMING);

        assertThat(alerts).extracting(Alert::getSubject).containsOnly("site");
        assertThat(alerts).extracting(Alert::getState).containsExactly(AlertState.OPENED, AlertState.CLOSED);
        assertThat(alerts.get(0).getEvidence().getCameras()).isEqualTo(CAMERAS);
        for (String camera : CAMERAS) {
            assertThat(finals(camera)).hasSize(6);
        }
        assertThat(finals(AREA))
                .hasSize(6)
                .extracting(ComplianceWindow::getStartAt)
                .doesNotHaveDuplicates();
        ComplianceWindow dark = finals(AREA).get(3);
        assertThat(dark.getCoverage()).isZero();
        assertThat(dark.getRate()).isNull();
        assertThat(dark.getMissingCameras()).containsExactly("c0", "c1");
        ComplianceWindow before = finals(AREA).get(0);
        assertThat(before.getMissingCameras()).isEmpty();
        assertThat(before.getArrived().getMasked()).isEqualTo(2);
    }

    @Test
    void aRestartChangesNeitherWindowsNorIncidents(@TempDir Path folder) {
        play(0, 60, CameraState.STREAMING);
        play(60, 150, CameraState.BACKING_OFF);
        Map<String, byte[]> cameras = stored(SinkTopology.MEMORIES);
        Map<String, byte[]> groups = stored(SinkTopology.GROUP_MEMORIES);
        driver.close();
        driver = driver(folder);
        describe();
        cameras.forEach((key, value) ->
                driver.<String, byte[]>getKeyValueStore(SinkTopology.MEMORIES).put(key, value));
        groups.forEach((key, value) -> driver.<String, byte[]>getKeyValueStore(SinkTopology.GROUP_MEMORIES)
                .put(key, value));
        play(150, 300, CameraState.BACKING_OFF);
        play(300, 420, CameraState.STREAMING);

        assertThat(alerts).extracting(Alert::getState).containsExactly(AlertState.OPENED, AlertState.CLOSED);
        assertThat(finals(AREA))
                .hasSize(6)
                .extracting(ComplianceWindow::getStartAt)
                .doesNotHaveDuplicates();
        for (String camera : CAMERAS) {
            assertThat(finals(camera)).hasSize(6);
        }
    }

    @Test
    void anAreaThatIsAppliedLaterHasWindowsFromThenOn() {
        play(0, 90, CameraState.STREAMING);
        settings("area:late", "c4", "c5");
        play(90, 200, CameraState.STREAMING);

        assertThat(finals("area:late"))
                .hasSize(2)
                .allSatisfy(window -> assertThat(window.getCameras()).containsExactly("c4", "c5"));
        assertThat(finals("area:late").get(1).getMissingCameras()).isEmpty();
    }

    @Test
    void letsTheClockDecideNothingOfWhatMayStandUnread() {
        settings("area:far", "c0", "c5");
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        play(0, 60, CameraState.STREAMING);
        read.readUntilMs = ScriptedCamera.at(60).toEpochMilli();
        driver.advanceWallClockTime(Duration.ofMinutes(10));
        playOnly(List.of("c0", "c1", "c2", "c3", "c4"), 60, 180);
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        playOnly(List.of("c5"), 60, 180);
        read.readUntilMs = ScriptedCamera.at(180).toEpochMilli();
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        play(180, 200, CameraState.STREAMING);

        assertThat(alerts).isEmpty();
        assertThat(finals("area:far"))
                .hasSize(3)
                .allSatisfy(window -> assertThat(window.getMissingCameras()).isEmpty());
    }

    @Test
    void goesByTheTimeOfTheClusterWhenThisMachinesClockIsAhead() {
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        play(0, 10, CameraState.STREAMING);
        read.readUntilMs = ScriptedCamera.at(10).toEpochMilli();
        driver.advanceWallClockTime(Duration.ofMinutes(10));
        for (int at = 10; at < 200; at += 10) {
            play(at, at + 10, CameraState.STREAMING);
            read.readUntilMs = ScriptedCamera.at(at + 10).toEpochMilli();
            driver.advanceWallClockTime(Duration.ofSeconds(10));
        }
        windows.addAll(read(Topics.COMPLIANCE));

        for (String subject : List.of("c0", "c5", AREA)) {
            assertThat(finals(subject)).hasSize(3).allSatisfy(window -> {
                assertThat(window.getFramesAnalysed()).isGreaterThanOrEqualTo(59);
                assertThat(window.getFramesLate()).isZero();
            });
        }
    }

    private void playOnly(List<String> cameras, int from, int to) {
        for (int at = from; at < to; at++) {
            for (String id : cameras) {
                playOne(id, at, CameraState.STREAMING);
            }
        }
    }

    private TopologyTestDriver driver(Path folder) {
        SinkParts parts = new SinkParts(
                codecs,
                codecs,
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

    private void describe() {
        for (String id : CAMERAS) {
            byte[] camera = codecs.of(Topics.CAMERAS).encode(ScriptedCamera.describedCamera(id, true));
            send(Topics.CAMERAS, id, camera, 0);
        }
        settings(AREA, "c0", "c1");
    }

    private void settings(String area, String... cameras) {
        Settings settings = Settings.newBuilder()
                .setSubject(area)
                .setCameras(List.of(cameras))
                .build();
        send(Topics.SETTINGS, area, codecs.of(Topics.SETTINGS).encode(settings), 0);
    }

    /** One frame and a half of a status a second of each camera; the frames only while it streams. */
    private void play(int from, int to, CameraState state) {
        for (int at = from; at < to; at++) {
            for (String id : CAMERAS) {
                playOne(id, at, state);
            }
        }
        alerts.addAll(read(Topics.ALERTS));
        windows.addAll(read(Topics.COMPLIANCE));
    }

    private void playOne(String id, int at, CameraState state) {
        ScriptedCamera script = scripts.computeIfAbsent(id, ScriptedCamera::new);
        if (state == CameraState.STREAMING) {
            long sequence = sequences.merge(id, 1L, Long::sum);
            byte[] outcome = codecs.of(Topics.DETECTIONS)
                    .encode(script.analysed(sequence, at, Faces.at(0.5, 0.4, Compliance.MASKED, 0.9)));
            send(Topics.DETECTIONS, id, outcome, at + 0.3);
        }
        if (at % 2 == 0) {
            byte[] status = codecs.of(Topics.CAMERA_STATUS).encode(ScriptedCamera.status(id, at, state));
            send(Topics.CAMERA_STATUS, id, status, at + 0.1);
        }
    }

    private List<ComplianceWindow> finals(String subject) {
        return windows.stream()
                .filter(window -> window.getSubject().equals(subject) && window.getKind() == WindowKind.FINAL)
                .toList();
    }

    private Map<String, byte[]> stored(String store) {
        Map<String, byte[]> stored = new HashMap<>();
        try (KeyValueIterator<String, byte[]> all =
                driver.<String, byte[]>getKeyValueStore(store).all()) {
            all.forEachRemaining(entry -> stored.put(entry.key, entry.value));
        }
        return stored;
    }

    private void send(Topic<?> topic, String key, byte[] value, double seconds) {
        Instant at = ScriptedCamera.at(seconds);
        driver.createInputTopic(topic.name(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(key, value, at);
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
