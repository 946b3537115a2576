package io.maskwatch.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.app.testing.CommandRun;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.camera.Login;
import io.maskwatch.simulator.main.SimulatedCameras;
import io.maskwatch.simulator.main.SimulatorOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ProbeTest {
    private static final SimulatorOptions ONE_CAMERA =
            SimulatorOptions.defaults().withCameras(1).withSize(320, 180).withFramesPerSecond(5);

    @TempDir
    Path folder;

    @Test
    void tellsWhatACameraIsAndKeepsAStill() {
        try (SimulatedCameras simulator = SimulatedCameras.start(ONE_CAMERA)) {
            Path still = folder.resolve("still.jpg");
            CommandRun run = CommandRun.of("probe", simulator.cameras().get(0).url(), "--seconds", 2, "--still", still);
            assertThat(run.lines()).anySatisfy(line -> assertThat(line).contains("codec", "h264"));
            assertThat(run.out()).contains("320x180 pixels");
            assertThat(still).isNotEmptyFile();
        }
    }

    @Test
    void saysWhatIsWrongWithThePath() {
        try (SimulatedCameras simulator = SimulatedCameras.start(ONE_CAMERA)) {
            String url = simulator.cameras().get(0).url() + "-nowhere";
            assertUnusable(CommandRun.of("probe", url, "--json"), "\"cause\":\"NOT_FOUND\"");
        }
    }

    @Test
    void saysThatTheCameraAsksForAPassword() {
        try (SimulatedCameras simulator =
                SimulatedCameras.start(ONE_CAMERA.withLogin(new Login("viewer", "hunter2")))) {
            CommandRun run = CommandRun.of("probe", simulator.cameras().get(0).url(), "--json");
            assertUnusable(run, "\"cause\":\"UNAUTHORISED\"");
            assertThat(run.out()).contains("give them with --username and --password-env");
        }
    }

    @Test
    void namesTheOptionThatWouldHaveGivenThePassword() {
        CommandRun run = CommandRun.of(
                "probe", "rtsp://127.0.0.1:1/s", "--username", "viewer", "--password-env", "MASKWATCH_CAMERA_UNSET");
        assertUnusable(run, "environment variable that --password-env names");
        assertThat(run.out()).doesNotContain("secrets folder");
    }

    @Test
    void saysInOptionsHowALoginIsGiven() {
        CommandRun.of("probe", "rtsp://viewer:hunter2@127.0.0.1:1/s")
                .assertRefused(ExitCode.CONFIGURATION, "user information", "--username NAME --password-env");
        CommandRun.of("probe", "rtsp://127.0.0.1:1/s", "--username", "viewer")
                .assertRefused(ExitCode.CONFIGURATION, "--password-env", "Give both");
    }

    @Test
    void doesNotClaimToKnowWhatItHasSeenTooLittleOf() {
        try (SimulatedCameras simulator = SimulatedCameras.start(ONE_CAMERA)) { // a key frame every two seconds
            String url = simulator.cameras().get(0).url();
            assertThat(CommandRun.of("probe", url, "--seconds", 1).out())
                    .contains("key-frame gap   not known", "key frames not known")
                    .doesNotContain("0.0 s");
            assertThat(CommandRun.of("probe", url, "--seconds", 1, "--json").out())
                    .contains("\"keyFrameGapMs\":null");
        }
    }

    @Test
    void saysThatNobodyListens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertUnusable(CommandRun.of("probe", "rtsp://127.0.0.1:" + port + "/s", "--json"), "\"cause\":\"REFUSED\"");
    }

    @Test
    void saysThatAFileIsNoVideo() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.mp4"), "This is no video.\n");
        CommandRun run = CommandRun.of("probe", file.toUri());
        assertUnusable(run, "notes.mp4");
    }

    private static void assertUnusable(CommandRun run, String words) {
        assertThat(run.status()).as(run.toString()).isEqualTo(ExitCode.UNAVAILABLE.status());
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains(words).doesNotContain("\tat ");
    }
}
