package io.maskwatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.app.install.TopicSettings;
import io.maskwatch.detector.DetectorConfig;
import io.maskwatch.ingest.IngestConfig;
import io.maskwatch.runtime.camera.CameraFile;
import io.maskwatch.runtime.camera.RulesFile;
import io.maskwatch.runtime.camera.SettingsChange;
import io.maskwatch.runtime.config.ConfigFile;
import io.maskwatch.runtime.http.HttpSettings;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CredentialsReference;
import io.maskwatch.schemas.Settings;
import io.maskwatch.sink.SinkConfig;
import io.maskwatch.sink.api.ApiSettings;
import io.maskwatch.sink.history.HistorySettings;
import io.maskwatch.sink.settings.EffectiveSettings;
import io.maskwatch.sink.settings.SubjectSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the example files to what they claim: that they can be read, and that they show every key with its default. */
class ExampleFilesTest {
    private static final Path CONFIGURATION = Path.of("..", "maskwatch.example.yaml");
    private static final Path CAMERAS = Path.of("..", "cameras.example.yaml");
    private static final Path RULES = Path.of("..", "rules.example.yaml");

    private static final Map<String, Record> SECTIONS = Map.of(
            "topics", TopicSettings.defaults(),
            "ingest", IngestConfig.defaults(),
            "detector", DetectorConfig.defaults(),
            "sink", SinkConfig.defaults(),
            "history", HistorySettings.defaults(),
            "api", ApiSettings.defaults(),
            "http", HttpSettings.defaults());

    @Test
    void showsTheDefaultOfEveryKey() {
        ConfigFile example = ConfigFile.load(CONFIGURATION, Map.of());

        SECTIONS.forEach((name, defaults) ->
                assertThat(example.section(name, defaults)).as(name).isEqualTo(defaults));
    }

    @Test
    void leavesNoKeyOut() throws IOException {
        String text = Files.readString(CONFIGURATION);

        SECTIONS.forEach((name, defaults) -> Arrays.stream(defaults.getClass().getRecordComponents())
                .forEach(key -> assertThat(text)
                        .containsPattern("(?m)^" + name + ":$")
                        .containsPattern("(?m)^  " + Pattern.quote(key.getName()) + ": \\S")));
        assertThat(ConfigFile.SECTIONS).containsAll(SECTIONS.keySet()).hasSize(SECTIONS.size() + 1);
    }

    @Test
    void passesKafkaPropertiesThrough() {
        assertThat(ConfigFile.load(CONFIGURATION, Map.of()).properties("kafka"))
                .isEqualTo(Map.of("bootstrap.servers", "127.0.0.1:9092"));
    }

    @Test
    void showsTheDefaultsOfACamera() {
        Camera camera = cameras().get(1);

        assertThat(camera)
                .isEqualTo(Camera.newBuilder()
                        .setCameraId("gate-north")
                        .setName("North gate")
                        .setUrl("rtsp://10.0.0.21:554/stream2")
                        .setCredentials(CredentialsReference.newBuilder()
                                .setUsername("viewer")
                                .setPasswordEnv("MASKWATCH_CAMERA_GATE_NORTH")
                                .setHost("10.0.0.21")
                                .build())
                        .build());
    }

    @Test
    void showsTheBuiltInSettingsOfTheSite() {
        List<Settings> settings = CameraFile.parse(CAMERAS).settings();
        Settings site = settings.get(settings.size() - 1);

        Settings shown = EffectiveSettings.of("entrance", null, new SubjectSettings(site, 7))
                .settings();
        assertThat(shown).isEqualTo(EffectiveSettings.of("entrance", null, null).settings());
    }

    @Test
    void showsARulesFileAndTakesACameraFileForOne() {
        assertThat(RulesFile.parse(RULES).changes())
                .extracting(SettingsChange::subject)
                .containsExactly("hall", "area:ground-floor", "site");
        assertThat(RulesFile.parse(CAMERAS).changes())
                .extracting(SettingsChange::stated)
                .isEqualTo(CameraFile.parse(CAMERAS).settings());
    }

    private static List<Camera> cameras() {
        return CameraFile.parse(CAMERAS).cameras();
    }
}
