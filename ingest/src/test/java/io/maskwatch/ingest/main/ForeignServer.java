package io.maskwatch.ingest.main;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** GStreamer's RTSP server in a process of its own, with one camera at {@code /ball}. */
final class ForeignServer {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final Process process;

    private ForeignServer(Process process) {
        this.process = process;
    }

    /** Starts it and waits until it listens; a login is {@code user:password}, none for a camera open to all. */
    static ForeignServer start(Path folder, int port, String... login) throws IOException, URISyntaxException {
        Path script = Path.of(requireNonNull(ForeignServer.class.getResource("/rtsp-server.py"))
                .toURI());
        List<String> command =
                new ArrayList<>(List.of("/usr/bin/python3", script.toString(), Integer.toString(port), "ball"));
        command.addAll(List.of(login));
        Path output = Files.createTempFile(folder, "server-", ".log");
        ForeignServer server = new ForeignServer(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start());
        await().atMost(START_LIMIT)
                .until(() ->
                        !server.process.isAlive() || Files.readString(output).contains("ready"));
        assertThat(server.process.isAlive())
                .as(
                        "GStreamer's RTSP server runs; ./check installs what it needs. It said: %s",
                        Files.readString(output))
                .isTrue();
        return server;
    }

    /** Ends it as a camera that loses its power does; a second call does nothing. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(START_LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
}
