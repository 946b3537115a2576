package io.maskwatch.simulator.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.maskwatch.media.MediaException;
import io.maskwatch.media.Picture;
import io.maskwatch.media.SourceOptions;
import io.maskwatch.media.VideoInput;
import io.maskwatch.media.ffmpeg.FfmpegH264Encoder;
import io.maskwatch.media.ffmpeg.FfmpegVideoInput;
import io.maskwatch.runtime.ClosingStack;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.runtime.camera.Login;
import io.maskwatch.schemas.FailureCause;
import io.maskwatch.schemas.Transport;
import io.maskwatch.simulator.content.ScenePictures;
import io.maskwatch.simulator.scene.SceneProfile;
import io.maskwatch.simulator.scene.SceneScript;
import io.maskwatch.simulator.stream.CameraStream;
import io.maskwatch.simulator.stream.StreamSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RtspServerTest {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final Login LOGIN = new Login("viewer", "s3cret");

    private final ClosingStack resources = new ClosingStack();
    private final CameraStream stream = resources.push(new CameraStream(
            "cam1",
            StreamSettings.of(WIDTH, HEIGHT, 10),
            new ScenePictures(SceneScript.generate(1, null, SceneProfile.MIXED), WIDTH, HEIGHT),
            settings -> new FfmpegH264Encoder(WIDTH, HEIGHT, 10, settings.bitsPerSecond(), settings.keyFrameInterval()),
            InstantSource.system()));

    @AfterEach
    void close() {
        resources.close();
    }

    private RtspServer start(RtspServerOptions options) {
        RtspServer server = resources.push(new RtspServer(options, Map.of("/cam1", stream)));
        server.start();
        return server;
    }

    private static VideoInput open(RtspServer server, String path, Transport transport, @Nullable Login login)
            throws MediaException {
        Duration patience = Duration.ofSeconds(20);
        return FfmpegVideoInput.open(
                new SourceOptions(server.url(path), transport, login, patience, patience, true, 1), () -> false);
    }

    /** Reads some pictures and gives how many different ones there were. */
    private static int distinctPictures(VideoInput input, int count) throws MediaException {
        Set<Long> distinct = new HashSet<>();
        for (int i = 0; i < count; i++) {
            Picture picture = Objects.requireNonNull(input.read(), "the stream has ended");
            assertThat(picture.widthPx()).isEqualTo(WIDTH);
            assertThat(picture.heightPx()).isEqualTo(HEIGHT);
            distinct.add(picture.contentHash());
        }
        return distinct.size();
    }

    @ParameterizedTest
    @EnumSource(
            value = Transport.class,
            names = {"TCP", "UDP"})
    void servesLivePictures(Transport transport) throws Exception {
        RtspServer server = start(RtspServerOptions.loopback());
        assertThat(stream.startedAt()).isEmpty();

        Instant before = Instant.now();
        try (VideoInput input = open(server, "/cam1", transport, null)) {
            assertThat(input.info().codec()).isEqualTo("h264");
            assertThat(distinctPictures(input, 12)).isGreaterThan(6);
        }

        assertThat(stream.startedAt())
                .hasValueSatisfying(start -> assertThat(start).isBetween(before.minusMillis(1), Instant.now()));
    }

    @Test
    void admitsTheRightPasswordOnly() throws Exception {
        RtspServer server = start(RtspServerOptions.loopback().withLogin(LOGIN));

        try (VideoInput input = open(server, "/cam1", Transport.TCP, LOGIN)) {
            assertThat(distinctPictures(input, 3)).isPositive();
        }
        assertFailure(server, "/cam1", new Login("viewer", "n0tIt"), FailureCause.UNAUTHORISED);
        assertFailure(server, "/cam1", null, FailureCause.UNAUTHORISED);
    }

    @Test
    void knowsNoOtherPaths() {
        assertFailure(start(RtspServerOptions.loopback()), "/cam2", null, FailureCause.NOT_FOUND);
    }

    private static void assertFailure(RtspServer server, String path, @Nullable Login login, FailureCause cause) {
        assertThatThrownBy(() -> open(server, path, Transport.TCP, login).close())
                .isInstanceOfSatisfying(MediaException.class, failure -> {
                    assertThat(failure.failure()).isEqualTo(cause);
                    assertThat(failure).hasMessageNotContaining("n0tIt");
                });
    }

    @Test
    void viewerWhoStopsReadingHarmsNobody() throws Exception {
        RtspServer server = start(RtspServerOptions.loopback());
        try (RawClient stalled = new RawClient(server.url("/cam1"), server.port());
                VideoInput one = open(server, "/cam1", Transport.TCP, null);
                VideoInput other = open(server, "/cam1", Transport.UDP, null)) {
            stalled.send("PLAY", "", "Session: " + stalled.setUp());

            assertThat(distinctPictures(one, 25)).isGreaterThan(10);
            assertThat(distinctPictures(other, 10)).isGreaterThan(5);
        }
    }

    @Test
    void answersWhatPlayersAsk() throws Exception {
        RtspServer server = start(RtspServerOptions.loopback());
        try (RawClient client = new RawClient(server.url("/cam1"), server.port())) {
            assertThat(client.ask("OPTIONS", "")).startsWith("RTSP/1.0 200").contains("GET_PARAMETER", "TEARDOWN");
            assertThat(client.ask("GET_PARAMETER", "")).startsWith("RTSP/1.0 200");
            assertThat(client.ask("RECORD", "")).startsWith("RTSP/1.0 501");
            assertThat(client.ask("PLAY", "", "Session: unknown")).startsWith("RTSP/1.0 454");
            assertThat(client.ask("SETUP", "/trackID=0", "Transport: RAW/RAW/UDP"))
                    .startsWith("RTSP/1.0 461");
            String session = client.setUp();
            assertThat(client.ask("TEARDOWN", "", "Session: " + session)).startsWith("RTSP/1.0 200");
            assertThat(client.ask("TEARDOWN", "", "Session: " + session)).startsWith("RTSP/1.0 454");
        }
    }

    @Test
    void letsSilentClientsGo() throws IOException {
        RtspServer server = start(RtspServerOptions.loopback().withSessionTimeout(Duration.ofSeconds(1)));
        try (RawClient client = new RawClient(server.url("/cam1"), server.port())) {
            client.setUp();

            assertThat(client.read()).as("end of stream").isEqualTo(-1);
        }
    }

    @Test
    void saysThatItsPortIsTaken() {
        RtspServer first = start(RtspServerOptions.loopback());

        RtspServer second =
                resources.push(new RtspServer(RtspServerOptions.loopback().withPort(first.port()), Map.of()));

        assertThatThrownBy(second::start).isInstanceOfSatisfying(UserError.class, error -> {
            assertThat(error.code()).isEqualTo(ExitCode.BUSY);
            assertThat(error).hasMessageContaining("port " + first.port());
        });
    }

    @Test
    void endsConnectionsWhenClosed() throws Exception {
        RtspServer server = start(RtspServerOptions.loopback());
        try (RawClient client = new RawClient(server.url("/cam1"), server.port())) {
            client.ask("OPTIONS", "");

            server.close();

            await().atMost(Duration.ofMinutes(1)).until(() -> client.read() == -1);
        }
    }
}
