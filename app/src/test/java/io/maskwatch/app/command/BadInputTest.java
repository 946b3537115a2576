package io.maskwatch.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.app.broker.DataFolder;
import io.maskwatch.app.testing.CommandRun;
import io.maskwatch.runtime.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input gets one paragraph that names input, cause and remedy, and the right exit status. */
@Timeout(60)
class BadInputTest {
    private static final String PASSWORD = "hunter2";

    @TempDir
    Path folder;

    private String closedPort = "";

    @BeforeEach
    void findAPortWhereNobodyListens() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closedPort = "127.0.0.1:" + socket.getLocalPort();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "detector", "sink", "audit"})
    void namesTheKeyThatAnUnknownConfigurationKeyCouldHaveBeen(String role) throws IOException {
        Path config = write("maskwatch.yaml", "detector:\n  maxBach: 4\n");
        CommandRun.of(role, "--config", config, "--bootstrap-servers", closedPort)
                .assertRefused(ExitCode.CONFIGURATION, config.toString(), "maxBach", "maxBatch");
    }

    @Test
    void refusesAnUnknownSection() throws IOException {
        Path config = write("maskwatch.yaml", "detecter:\n  maxBatch: 4\n");
        CommandRun.of("status", "--config", config).assertRefused(ExitCode.CONFIGURATION, "detecter", "detector");
    }

    @Test
    void refusesAConfigurationThatIsNotYaml() throws IOException {
        Path config = write("maskwatch.yaml", "detector: {maxBatch: 4\nsink: ]\n");
        CommandRun.of("status", "--config", config).assertRefused(ExitCode.CONFIGURATION, config.toString());
    }

    @Test
    void asksForABrokerWhereNoneIsNamed() {
        CommandRun.of("status").assertRefused(ExitCode.CONFIGURATION, "--bootstrap-servers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cameras list", "detector"})
    void saysThatTheBrokerCannotBeReached(String command) {
        Object[] arguments = (command + " --bootstrap-servers " + closedPort).split(" ");
        CommandRun.of(arguments)
                .assertRefused(ExitCode.UNAVAILABLE, closedPort, "cannot be reached", "maskwatch broker");
    }

    @Test
    void refusesAMalformedCameraFile() throws IOException {
        Path file = write("cameras.yaml", "cameras:\n  - { id: gate, url: 'rtsp://10.0.0.21/s'\n");
        up(file).assertRefused(ExitCode.CONFIGURATION, file.toString());
    }

    @Test
    void refusesACameraFileThatIsNotThere() {
        up(folder.resolve("none.yaml")).assertRefused(ExitCode.CONFIGURATION, "none.yaml");
    }

    @Test
    void refusesADuplicateId() throws IOException {
        Path file = write(
                "cameras.yaml",
                "cameras:\n  - { id: gate, url: 'rtsp://10.0.0.21/s' }\n  - { id: gate, url: 'rtsp://10.0.0.22/s' }\n");
        up(file).assertRefused(ExitCode.CONFIGURATION, "camera gate", "more than once");
    }

    @Test
    void refusesAPasswordInACameraFilesUrlWithoutPrintingIt() throws IOException {
        Path file = write(
                "cameras.yaml", "cameras:\n  - { id: gate, url: 'rtsp://viewer:" + PASSWORD + "@10.0.0.21/s' }\n");
        CommandRun run = up(file);
        run.assertRefused(ExitCode.CONFIGURATION, "camera gate", "user information", "passwordEnv");
        assertThat(run.err() + run.out()).doesNotContain(PASSWORD);
    }

    @Test
    void refusesAPasswordInAProbedUrlWithoutPrintingIt() {
        CommandRun run = CommandRun.of("probe", "rtsp://viewer:" + PASSWORD + "@10.0.0.21/s");
        run.assertRefused(ExitCode.CONFIGURATION, "user information");
        assertThat(run.err() + run.out()).doesNotContain(PASSWORD);
    }

    @Test
    void namesTheTopicThatAnUnknownTopicCouldHaveBeen() {
        CommandRun.of("tail", "alert", "--bootstrap-servers", closedPort)
                .assertRefused(ExitCode.USAGE, "topic alert", "Did you mean alerts");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "detect x.jpg --min-score 2",
                "detect x.jpg --min-score NaN",
                "detect x.jpg --detect-at 0",
                "detect x.jpg --fps 0",
                "probe file:x.mp4 --seconds 0",
                "scenes x --pictures -1",
                "demo --cameras 0",
                "demo --fps 0",
                "demo --seconds 0",
                "up --cameras x.yaml --port 70000"
            })
    void refusesANumberOutOfRange(String command) {
        String[] words = command.split(" ");
        CommandRun.of((Object[]) words).assertRefused(ExitCode.USAGE, words[words.length - 2], "Give a number from");
    }

    @Test
    void saysThatThisInstallationHasNoBenchmarks() {
        CommandRun.of("bench").assertRefused(ExitCode.USAGE, "bench", "has no benchmarks");
        CommandRun.of("bench", "model").assertRefused(ExitCode.USAGE, "bench", "has no benchmarks");
    }

    @Test
    void refusesADataFolderThatAnotherProcessUses() {
        try (DataFolder inUse = DataFolder.open(folder.resolve("data"))) {
            String path = inUse.path().toString();
            CommandRun.of("broker", "--data", path).assertRefused(ExitCode.BUSY, path, "another maskwatch process");
            CommandRun.of("demo", "--data", path).assertRefused(ExitCode.BUSY, path);
        }
    }

    @Test
    void refusesAPortThatIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            CommandRun.of("broker", "--data", folder.resolve("a"), "--port", port)
                    .assertRefused(ExitCode.BUSY, "port " + port, "--port");
            CommandRun.of("up", "--cameras", goodCameras(), "--data", folder.resolve("b"), "--port", port)
                    .assertRefused(ExitCode.BUSY, "port " + port);
        }
    }

    @Test
    void refusesAReportThatCannotBeWrittenBeforeTheRun() throws IOException {
        Path report = folder.resolve("no/such/folder/r.json");
        CommandRun.of("demo", "--seconds", 90, "--report", report)
                .assertRefused(ExitCode.USAGE, report.toString(), "folder");
        CommandRun.of("up", "--cameras", goodCameras(), "--report", report)
                .assertRefused(ExitCode.USAGE, report.toString());
        CommandRun.of("audit", "--bootstrap-servers", closedPort, "--report", report)
                .assertRefused(ExitCode.USAGE, report.toString());
    }

    private CommandRun up(Path cameras) {
        return CommandRun.of("up", "--cameras", cameras, "--data", folder.resolve("data"), "--seconds", 1);
    }

    private Path goodCameras() throws IOException {
        return write("good.yaml", "cameras:\n  - { id: gate, url: 'rtsp://10.0.0.21/s' }\n");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
