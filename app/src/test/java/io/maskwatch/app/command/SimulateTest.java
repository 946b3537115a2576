package io.maskwatch.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maskwatch.app.simulate.SimulatedAccess;
import io.maskwatch.app.simulate.SimulatedProps;
import io.maskwatch.app.simulate.SimulatedSite;
import io.maskwatch.app.simulate.SimulatedVideo;
import io.maskwatch.app.simulate.SiteCameraFile;
import io.maskwatch.app.testing.CommandRun;
import io.maskwatch.ingest.probe.CameraProbe;
import io.maskwatch.ingest.probe.ProbeReport;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.runtime.camera.CameraFile;
import io.maskwatch.runtime.camera.Login;
import io.maskwatch.runtime.camera.Secrets;
import io.maskwatch.runtime.camera.SettingNames;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.FailureCause;
import io.maskwatch.schemas.Transport;
import io.maskwatch.simulator.fault.FaultScript;
import io.maskwatch.simulator.fault.FaultScriptFile;
import io.maskwatch.simulator.stream.StreamSettings;
import io.maskwatch.simulator.stream.VideoCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(300)
class SimulateTest {
    private static final SimulatedVideo SMALL = new SimulatedVideo(StreamSettings.of(320, 180, 5), VideoCodec.H264, 1);
    private static final String VARIABLE = "MASKWATCH_CAMERA_SIMULATED";
    private static final SettingNames NAMES = new SettingNames("login", "login", "tcp", "again", "tls");

    @TempDir
    Path folder;

    /** The command's parts with a clock of the test's own; the camera file and the script as people write them. */
    @Test
    void letsAClientSeeAFaultAndItsEnd() throws Exception {
        Map<String, FaultScript> scripts = FaultScriptFile.read(write("faults.yaml", """
                        cameras:
                          camera-2:
                            - { at: 20s, fault: password-changed, for: 30s }
                            - { at: 60s, fault: killed-restarted, for: 5s }
                            - { at: 90s, fault: redirect, for: 5s }
                        """), SimulatedSite.ids(2));
        SimulatedAccess access =
                new SimulatedAccess(InetAddress.getLoopbackAddress(), 0, new Login("viewer", "pass"), VARIABLE);
        List<Runnable> changes = new ArrayList<>();
        SimulatedProps props = SimulatedProps.make(SMALL, scripts.values(), null, folder);
        try (SimulatedSite site = SimulatedSite.start(2, SMALL, access, props)) {
            Path file = write("cameras.yaml", SiteCameraFile.text(site.urls(), access, scripts));
            List<Camera> cameras = CameraFile.parse(file).cameras();
            site.play(scripts, (delay, change) -> changes.add(change), (camera, spell, begun) -> {});

            assertThat(cameras).extracting(this::cause).containsOnly(FailureCause.NONE);
            assertChange(changes, cameras, 0, FailureCause.UNAUTHORISED);
            assertChange(changes, cameras, 2, FailureCause.REFUSED);
            assertChange(changes, cameras, 4, FailureCause.REDIRECTED);
        }
    }

    private void assertChange(List<Runnable> changes, List<Camera> cameras, int first, FailureCause cause) {
        changes.get(first).run();
        assertThat(cameras).extracting(this::cause).containsExactly(FailureCause.NONE, cause);
        changes.get(first + 1).run();
        assertThat(cameras).extracting(this::cause).containsOnly(FailureCause.NONE);
    }

    private FailureCause cause(Camera camera) {
        Camera patient = Camera.newBuilder(camera)
                .setConnectTimeoutMs(60_000)
                .setStallTimeoutMs(60_000)
                .build();
        ProbeReport report = CameraProbe.of(new Secrets(Map.of(VARIABLE, "pass"), null), NAMES)
                .probe(patient, Duration.ofSeconds(1));
        return report.cause();
    }

    @Test
    void writesACameraFileThatCanBeRead() throws IOException {
        Path file = folder.resolve("cameras.yaml");
        Path script = write("faults.yaml", "cameras: { camera-3: [ { at: 9m, fault: udp-loss-5, for: 30s } ] }");
        CommandRun run = CommandRun.of(
                "simulate",
                "--cameras",
                3,
                "--port",
                0,
                "--width",
                320,
                "--height",
                180,
                "--fps",
                5,
                "--codec",
                "mjpeg",
                "--seconds",
                1,
                "--script",
                script,
                "--write-cameras",
                file);
        assertThat(run.lines()).anySatisfy(line -> assertThat(line).startsWith("camera-3  rtsp://127.0.0.1:"));
        List<Camera> cameras = CameraFile.parse(file).cameras();
        assertThat(cameras).extracting(Camera::getCameraId).containsExactly("camera-1", "camera-2", "camera-3");
        assertThat(cameras)
                .extracting(Camera::getTransport)
                .containsExactly(Transport.TCP, Transport.TCP, Transport.UDP);
    }

    @Test
    void writesOverItsOwnCameraFileAlone() throws IOException {
        SimulatedAccess access = new SimulatedAccess(InetAddress.getLoopbackAddress(), 0, null, null);
        String text = SiteCameraFile.text(Map.of("camera-1", "rtsp://127.0.0.1:8554/live"), access, Map.of());
        Path own = write("own.yaml", text);
        Path theirs = write("theirs.yaml", text.lines().skip(1).collect(Collectors.joining("\n")));

        SiteCameraFile.requireReplaceable(own);
        SiteCameraFile.requireReplaceable(folder.resolve("new.yaml"));
        for (Path other : List.of(theirs, write("empty.yaml", ""), folder)) {
            assertThatThrownBy(() -> SiteCameraFile.requireReplaceable(other)).isInstanceOf(UserError.class);
        }
    }

    @Test
    void printsTheCameraFileWhereNoneIsToBeWritten() throws IOException {
        List<String> lines = CommandRun.of("simulate", "--cameras", 1, "--port", 0, "--seconds", 1)
                .lines();
        String text = String.join("\n", lines.subList(lines.indexOf("cameras:"), lines.size() - 1));
        assertThat(CameraFile.parse(write("cameras.yaml", text)).cameras()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --cameras 0                                     | USAGE         | from 1 to 50
            --cameras two                                   | USAGE         | --cameras two: the value is not allowed. Give a whole number
            --fps ten                                       | USAGE         | --fps ten: the value is not allowed. Give a number
            --codec h264x                                   | USAGE         | --codec h264x: the value is not allowed. Give h264, h265 or mjpeg
            --width 321                                     | USAGE         | --width 321: it is odd, and video has even sizes. Give 320 or 322
            --height 181                                    | USAGE         | --height 181: it is odd, and video has even sizes. Give 180 or 182
            --port 65536                                    | USAGE         | --port
            --host 300.1.1.1.1                              | CONFIGURATION | no such address
            --host 192.0.2.1                                | CONFIGURATION | --host 192.0.2.1: nothing can listen there
            --username viewer                               | CONFIGURATION | Give both
            --username viewer --password-env HOME           | CONFIGURATION | MASKWATCH_CAMERA_
            --certificates tls --host 0.0.0.0               | CONFIGURATION | Leave --host out
            --script tls.yaml                               | CONFIGURATION | --certificates DIR
            --script frozen.yaml --codec h265               | CONFIGURATION | h264 or mjpeg
            --script keys.yaml --codec mjpeg                | CONFIGURATION | only cameras of H.264
            --script none.yaml                              | CONFIGURATION | there is no such file
            --write-cameras frozen.yaml                     | USAGE         | would be lost
            --write-cameras none/cameras.yaml               | USAGE         | there is no folder
            """)
    void saysWhatIsWrong(String options, ExitCode code, String words) throws IOException {
        write("tls.yaml", "cameras: { camera-1: [ { at: 1s, fault: tls-expired } ] }");
        write("frozen.yaml", "cameras: { camera-1: [ { at: 1s, fault: frozen } ] }");
        write("keys.yaml", "cameras: { camera-1: [ { at: 1s, fault: key-frames-30s } ] }");
        List<Object> arguments = new ArrayList<>(List.of("simulate", "--seconds", 1));
        for (String word : options.split(" ")) {
            arguments.add(word.endsWith(".yaml") ? folder.resolve(word) : word);
        }
        CommandRun.of(arguments.toArray()).assertRefused(code, words);
    }

    @Test
    void saysThatOtherMachinesNeedAnotherAddress() throws IOException {
        String words = "in place of 127.0.0.1";
        SimulatedAccess everywhere = new SimulatedAccess(InetAddress.getByName("0.0.0.0"), 0, null, null);
        SimulatedAccess here = new SimulatedAccess(InetAddress.getLoopbackAddress(), 0, null, null);
        Map<String, String> urls = Map.of("camera-1", "rtsp://127.0.0.1:8554/live");

        assertThat(SiteCameraFile.text(urls, here, Map.of())).doesNotContain(words);
        Path file = write("cameras.yaml", SiteCameraFile.text(urls, everywhere, Map.of()));
        assertThat(file).content().contains(words);
        assertThat(CameraFile.parse(file).cameras()).hasSize(1);
        SiteCameraFile.requireReplaceable(file);
    }

    /** Making them starts keytool nineteen times. */
    @Test
    @Timeout(900)
    void makesCertificatesOnceAndThenTakesThemAgain() throws IOException {
        Path tls = folder.resolve("tls");
        Path authority = tls.resolve("authority.pem");
        assertThat(encrypted(tls).lines().get(0)).startsWith("Making certificates in " + tls);
        byte[] made = Files.readAllBytes(authority);

        assertThat(encrypted(tls).lines().get(0)).startsWith("camera-1  rtsps://127.0.0.1:");
        assertThat(authority).hasBinaryContent(made);

        Files.copy(tls.resolve("expired.p12"), tls.resolve("good.p12"), StandardCopyOption.REPLACE_EXISTING);
        encrypted(tls).assertRefused(ExitCode.CONFIGURATION, "the time of its certificates is over", "Delete");
        Files.copy(tls.resolve("unknown.p12"), tls.resolve("good.p12"), StandardCopyOption.REPLACE_EXISTING);
        encrypted(tls).assertRefused(ExitCode.CONFIGURATION, "no whole set of certificates");
    }

    @Test
    void makesNoCertificatesAmongOtherFiles() throws IOException {
        Path other = write("other.pem", "");
        encrypted(folder).assertRefused(ExitCode.CONFIGURATION, "the folder is not empty", "Name a new folder");
        encrypted(other).assertRefused(ExitCode.CONFIGURATION, "it is no folder");
        assertThat(folder.toFile().list()).containsExactly("other.pem");
    }

    private static CommandRun encrypted(Path certificates) {
        return CommandRun.of("simulate", "--cameras", 1, "--port", 0, "--seconds", 1, "--certificates", certificates);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
