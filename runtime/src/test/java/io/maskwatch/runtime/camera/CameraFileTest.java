package io.maskwatch.runtime.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CameraMode;
import io.maskwatch.schemas.CredentialsReference;
import io.maskwatch.schemas.Rule;
import io.maskwatch.schemas.RuleKind;
import io.maskwatch.schemas.Schedule;
import io.maskwatch.schemas.Settings;
import io.maskwatch.schemas.Severity;
import io.maskwatch.schemas.Transport;
import io.maskwatch.schemas.Weekday;
import io.maskwatch.schemas.WeeklySpan;
import io.maskwatch.schemas.ZoneKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CameraFileTest {
    @TempDir
    Path folder;

    @Test
    void fillsInTheSchemasDefaults() {
        Camera camera = parse("cameras:\n  - { id: gate, url: 'rtsp://10.0.0.21/s' }\n")
                .cameras()
                .get(0);
        assertThat(camera)
                .isEqualTo(Camera.newBuilder()
                        .setCameraId("gate")
                        .setName("gate")
                        .setUrl("rtsp://10.0.0.21/s")
                        .build());
        assertThat(camera.getTransport()).isEqualTo(Transport.TCP);
        assertThat(camera.getMode()).isEqualTo(CameraMode.RUN);
    }

    @Test
    void mapsEveryKey() {
        CameraFile file = parse("""
                cameras:
                  - id: gate-north
                    name: 007
                    url: rtsps://Cam_North.local:322/stream2
                    transport: udp
                    credentials: { username: viewer, passwordEnv: MASKWATCH_CAMERA_GATE }
                    framesPerSecond: 2.5
                    maxWidthPx: 640
                    detectAtPx: 960
                    connectTimeout: 20s
                    stallTimeout: 1m
                    verifyTls: false
                    enabled: false
                    minimumFacePx: 20
                    zones:
                      - { id: door, kind: exclude, corners: [[0, 0], [1, 0], [0.5, 1]] }
                    rules:
                      - { id: u, kind: unmasked-person, severity: critical, dwell: 3s, coolDown: 1m, enabled: false }
                site:
                  window: 15s
                  minimumFacePx: 12
                  rules:
                    - { id: low, kind: low-compliance, openAt: 0.6, closeAt: 0.7, minimumSample: 3 }
                """);
        assertThat(file.cameras())
                .containsExactly(Camera.newBuilder()
                        .setCameraId("gate-north")
                        .setName("007")
                        .setUrl("rtsps://Cam_North.local:322/stream2")
                        .setTransport(Transport.UDP)
                        .setCredentials(
                                new CredentialsReference("viewer", "MASKWATCH_CAMERA_GATE", null, "cam_north.local"))
                        .setFramesPerSecond(2.5)
                        .setMaxWidthPx(640)
                        .setDetectAtPx(960)
                        .setConnectTimeoutMs(20_000)
                        .setStallTimeoutMs(60_000)
                        .setVerifyTls(false)
                        .setEnabled(false)
                        .build());
        assertThat(file.settings()).extracting(Settings::getSubject).containsExactly("gate-north", "site");
        Settings gate = file.settings().get(0);
        assertThat(gate.getMinimumFacePx()).isEqualTo(20);
        assertThat(gate.getZones().get(0).getKind()).isEqualTo(ZoneKind.EXCLUDE);
        assertThat(gate.getZones().get(0).getCorners()).hasSize(3);
        Rule unmasked = gate.getRules().get(0);
        assertThat(unmasked.getKind()).isEqualTo(RuleKind.UNMASKED_PERSON);
        assertThat(unmasked.getSeverity()).isEqualTo(Severity.CRITICAL);
        assertThat(unmasked.getDwellMs()).isEqualTo(3000);
        assertThat(unmasked.getEnabled()).isFalse();
        Settings site = file.settings().get(1);
        assertThat(site.getWindowMs()).isEqualTo(15_000);
        assertThat(site.getRules().get(0).getOpenAt()).isEqualTo(0.6);
        assertThat(site.getRules().get(0).getMinimumSample()).isEqualTo(3);
    }

    @Test
    void callsAnAreaWithoutANameByItsId() {
        assertThat(parse(list(camera("gate", "rtsp://h/")) + "areas: [{ id: floor, cameras: [gate] }]")
                        .settings())
                .singleElement()
                .extracting(Settings::getName)
                .isEqualTo("floor");
    }

    @Test
    void mapsHoursLimitsAndAreas() {
        List<Settings> settings = parse(list(camera("gate", "rtsp://h/") + camera("hall", "rtsp://h/2")) + """
                areas:
                  - id: ground-floor
                    name: Ground floor
                    cameras: [gate, hall]
                    rules: [{ id: full, kind: overcrowded, openAt: 80, closeAt: 70, closeDwell: 30s }]
                    maximumAlertsPerHour: 6
                site:
                  maximumAlertsPerHour: 12
                  rules:
                    - id: night
                      kind: unmasked-person
                      maximumPerHour: 4
                      schedule:
                        timeZone: Europe/Zurich
                        spans:
                          - { days: [friday, saturday], from: 22:00, to: "06:30" }
                          - { to: 00:00 }
                """)
                .settings();

        assertThat(settings).extracting(Settings::getSubject).containsExactly("area:ground-floor", "site");
        Settings area = settings.get(0);
        assertThat(area.getName()).isEqualTo("Ground floor");
        assertThat(area.getCameras()).containsExactly("gate", "hall");
        assertThat(area.getMaximumAlertsPerHour()).isEqualTo(6);
        assertThat(area.getRules().get(0).getKind()).isEqualTo(RuleKind.OVERCROWDED);
        assertThat(area.getRules().get(0).getCloseDwellMs()).isEqualTo(30_000);
        assertThat(settings.get(1).getMaximumAlertsPerHour()).isEqualTo(12);
        Rule night = settings.get(1).getRules().get(0);
        assertThat(night.getMaximumPerHour()).isEqualTo(4);
        assertThat(night.getSchedule())
                .isEqualTo(new Schedule(
                        "Europe/Zurich",
                        List.of(
                                new WeeklySpan(List.of(Weekday.FRIDAY, Weekday.SATURDAY), 1320, 390),
                                new WeeklySpan(List.of(), 0, 1440))));
    }

    @Test
    void refusesHoursThatAreNone() {
        String span = "rules: [{ id: a, kind: unmasked-person, schedule: { timeZone: %s, spans: [%s] } }]";
        assertKeyRefused(span.formatted("Europe/Atlantis", "{ }"), "rule a, schedule, timeZone", "no time zone");
        assertKeyRefused(span.formatted("UTC", ""), "rule a, schedule", "no spans");
        assertKeyRefused(span.formatted("UTC", "{ from: 7.30 }"), "'7.30' is no time of day");
        assertKeyRefused(span.formatted("UTC", "{ to: '24:01' }"), "'24:01' is no time of day");
        assertKeyRefused(span.formatted("UTC", "{ from: '24:00' }"), "24:00 begins nothing");
        assertKeyRefused(span.formatted("UTC", "{ days: [caturday] }"), "one of monday");
    }

    @Test
    void refusesAreasThatCannotBe() {
        assertAreaRefused("{ id: a, cameras: [] }", "area a, cameras", "empty");
        assertAreaRefused("{ id: a, cameras: [gate, gate] }", "area a, cameras", "more than once");
        assertAreaRefused("{ id: a, cameras: [gaet] }", "area a, cameras", "no camera 'gaet'");
        assertAreaRefused("{ id: 'A b', cameras: [gate] }", "not a usable identity");
        assertAreaRefused("{ id: a, cameras: [gate] }, { id: a, cameras: [gate] }", "area a", "more than once");
        assertAreaRefused(
                "{ id: a, cameras: [gate], rules: [{ id: r, kind: camera-silent }] }", "rule r", "opens nothing");
    }

    private void assertAreaRefused(String areas, String... parts) {
        assertThatThrownBy(() -> parse(list(camera("gate", "rtsp://h/")) + "areas: [" + areas + "]\n"))
                .as(areas)
                .isInstanceOf(UserError.class)
                .message()
                .contains(parts);
    }

    @Test
    void refusesIdentitiesThatCannotBe() {
        assertRefused(camera("gate", "rtsp://h/") + camera("gate", "rtsp://h/2"), "camera gate", "more than once");
        for (String id : List.of("Gate", "gate north", "site", "area", "-gate", "'area:1'", "''", "a".repeat(64))) {
            assertRefused(camera(id, "rtsp://h/"), "not a usable identity");
        }
    }

    @Test
    void refusesUserInformationAndNeverShowsIt() {
        for (String url : List.of(
                "rtsp://viewer:geheim@10.0.0.21/s",
                "rtsp://geheim@10.0.0.21/s",
                "rtsp://viewer:ge/heim@10.0.0.21/s",
                "rtsp://viewer:ge heim@10.0.0.21/s",
                "rtsp://viewer:g@heim@10.0.0.21/s",
                "viewer:geheim@10.0.0.21/s",
                "//viewer:geheim@10.0.0.21/s")) {
            assertThatThrownBy(() -> parse(list(camera("gate", "\"" + url + "\""))))
                    .as(url)
                    .isInstanceOf(UserError.class)
                    .message()
                    .contains("camera gate, url", "user information", "passwordEnv")
                    .doesNotContain("heim");
        }
    }

    @Property(tries = 300)
    void noPasswordInAUrlEverGetsIntoTheMessage(
            @ForAll
                    @AlphaChars
                    @NumericChars
                    @Chars({'/', '?', '#', '@', ' ', ':', '%', '!', '&', '+'})
                    @StringLength(max = 12)
                    String odd) {
        String url = "rtsp://viewer:Xq7" + odd + "Zk9@10.0.0.21/stream";
        Camera camera = Camera.newBuilder()
                .setCameraId("gate")
                .setName("Gate")
                .setUrl(url)
                .build();
        assertThatThrownBy(() -> Cameras.validate(camera))
                .isInstanceOf(UserError.class)
                .message()
                .doesNotContain("Xq7", "Zk9");
    }

    @Test
    void allowsAnAtSignInThePath() {
        assertThat(parse(list(camera("gate", "rtsp://10.0.0.21:554/s@2"))).cameras())
                .hasSize(1);
    }

    @Test
    void refusesUrlsThatLeadNowhere() {
        assertRefused(camera("gate", "'rtsp://ho st/'"), "is not a URL");
        assertRefused(camera("gate", "ftp://h/"), "'ftp' is not a scheme", "rtsp, rtsps");
        assertRefused(camera("gate", "10.0.0.21/s"), "not a scheme");
        assertRefused(camera("gate", "rtsp:///s"), "names no host");
        assertRefused(camera("gate", "'rtsp://h:port/s'"), "names no host");
        assertThat(parse(list(camera("clip", "file:///srv/a.mp4"))).cameras()).hasSize(1);
        assertThat(parse(list(camera("six", "'rtsp://[fe80::1]:554/s'"))).cameras())
                .hasSize(1);
    }

    @Test
    void refusesValuesOutOfRange() {
        assertKeyRefused("framesPerSecond: 0", "framesPerSecond", "0 is out of range", "from 0.1 to 30");
        assertKeyRefused("framesPerSecond: NaN", "framesPerSecond");
        assertKeyRefused("maxWidthPx: 10", "maxWidthPx");
        assertKeyRefused("detectAtPx: 5000", "detectAtPx");
        assertKeyRefused("connectTimeout: 1ms", "connectTimeout");
        assertKeyRefused("stallTimeout: 1d", "stallTimeout");
        assertKeyRefused("transport: quic", "transport", "one of tcp, udp");
        assertKeyRefused("transport: unknown", "transport");
        assertKeyRefused("minimumFacePx: 0", "minimumFacePx");
        assertKeyRefused("framesPerSec: 3", "cameras[0].framesPerSec", "Did you mean framesPerSecond?");
    }

    @Test
    void refusesCredentialsThatCouldNotBeMeant() {
        assertKeyRefused("credentials: { username: v }", "exactly one of passwordEnv and passwordFile");
        assertKeyRefused(
                "credentials: { username: v, passwordEnv: MASKWATCH_CAMERA_A, passwordFile: b }", "exactly one");
        assertKeyRefused(
                "credentials: { username: v, passwordEnv: AWS_SECRET }", "does not begin with MASKWATCH_CAMERA_");
        assertKeyRefused("credentials: { username: v, password: geheim }", "no such key", "passwordEnv");
        assertKeyRefused("credentials: viewer", "where keys with values belong");
    }

    @Test
    void refusesZonesAndRulesThatMakeNoSense() {
        assertKeyRefused("zones: [{ id: a, kind: exclude, corners: [[0, 0], [1, 1]] }]", "zone a", "three corners");
        assertKeyRefused("zones: [{ id: a, kind: exclude, corners: [[0, 0], [1, 1], [2, 0]] }]", "not a point");
        assertKeyRefused("zones: [{ id: a, kind: exclude, corners: [[0, 0], [1], [2, 0]] }]", "not a point");
        assertKeyRefused("rules: [{ id: a, kind: sleepy }]", "one of unmasked-person, low-compliance");
        assertKeyRefused("rules: [{ id: a, kind: unknown }]", "rules[0].kind");
        assertKeyRefused("rules: [{ kind: unmasked-person }]", "rules[0].id", "missing");
        assertKeyRefused(
                "rules: [{ id: a, kind: unmasked-person }, { id: a, kind: low-compliance }]",
                "rule a",
                "more than once");
        assertKeyRefused("rules: [{ id: a, kind: low-compliance, openAt: 60 }]", "rule a, openAt", "from 0 to 1");
        assertKeyRefused("rules: [{ id: a, kind: low-compliance, openAt: 0.7, closeAt: 0.6 }]", "rule a", "closeAt");
        assertKeyRefused("rules: [{ id: a, kind: low-compliance, closeAt: 0.6 }]", "rule a", "openAt, which is 0.7");
        assertKeyRefused("rules: [{ id: a, kind: camera-unfit, closeAt: 0.6 }]", "rule a", "openAt, which is 0.5");
        assertKeyRefused("rules: [{ id: a, kind: camera-silent, closeAt: 1 }]", "rule a", "has no thresholds");
        assertKeyRefused("rules: [{ id: a, kind: unmasked-person, openAt: 1 }]", "rule a", "has no thresholds");
        assertKeyRefused("rules: [{ id: a, kind: low-compliance, minimumSample: 0 }]", "minimumSample");
        assertKeyRefused("rules: [{ id: a, kind: low-compliance, maximumPerHour: -1 }]", "maximumPerHour");
        assertKeyRefused("rules: [{ id: a, kind: overcrowded }]", "rule a, openAt", "how many persons");
        assertKeyRefused("rules: [{ id: a, kind: overcrowded, openAt: 5, closeAt: 6 }]", "rule a", "closeAt");
        assertKeyRefused("rules: [{ id: a, kind: pipeline-behind }]", "rule a", "opens nothing for a camera");
        assertKeyRefused("maximumAlertsPerHour: 5000", "maximumAlertsPerHour", "from 0 to 1000");
    }

    @Test
    void refusesFilesThatAreNoCameraFiles() {
        assertThatThrownBy(() -> parse("")).hasMessageContaining("cameras: it is missing");
        assertThatThrownBy(() -> parse("cameras: []")).hasMessageContaining("the list is empty");
        assertThatThrownBy(() -> parse("cameras: [~]")).hasMessageContaining("cameras[0]");
        assertThatThrownBy(() -> parse("cameras:\n  id: gate\n")).hasMessageContaining("where a list belongs");
        assertThatThrownBy(() -> parse("camera: []")).hasMessageContaining("Did you mean cameras?");
        assertThatThrownBy(() -> parse("cameras: [{ id: a, id: b }]")).hasMessageContaining("Duplicate field 'id'");
        assertThatThrownBy(() -> parse(list(camera("a", "rtsp://h/")) + "site: { window: 1s }"))
                .hasMessageContaining("site.window");
        assertThatThrownBy(() -> CameraFile.parse(folder.resolve("none.yaml"))).hasMessageContaining("no such file");
    }

    private void assertKeyRefused(String key, String... parts) {
        assertRefused("  - { id: gate, url: 'rtsp://h/', " + key + " }\n", parts);
    }

    private void assertRefused(String entries, String... parts) {
        assertThatThrownBy(() -> parse(list(entries)))
                .as(entries)
                .isInstanceOfSatisfying(
                        UserError.class, e -> assertThat(e.code()).isEqualTo(ExitCode.CONFIGURATION))
                .message()
                .contains("cameras.yaml")
                .contains(parts);
    }

    private static String list(String entries) {
        return "cameras:\n" + entries;
    }

    private static String camera(String id, String url) {
        return "  - { id: " + id + ", url: " + url + " }\n";
    }

    private CameraFile parse(String yaml) {
        try {
            return CameraFile.parse(Files.writeString(folder.resolve("cameras.yaml"), yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void refusesAPasswordInAQueryWithoutRepeatingIt() {
        assertThatThrownBy(
                        () -> parse("cameras:\n  - { id: gate, url: 'rtsp://10.0.0.21/s?user=a&PassWord=hunter2' }\n"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("gate")
                .hasMessageContaining("passwordEnv")
                .hasMessageNotContaining("hunter2");
    }
}
