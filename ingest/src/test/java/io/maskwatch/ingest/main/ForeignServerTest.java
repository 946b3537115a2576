package io.maskwatch.ingest.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maskwatch.ingest.kafka.TestingBroker;
import io.maskwatch.runtime.camera.Secrets;
import io.maskwatch.runtime.role.RoleContext;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.CredentialsReference;
import io.maskwatch.schemas.FailureCause;
import io.maskwatch.schemas.Frame;
import io.maskwatch.schemas.Transport;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real worker and a real broker against an RTSP server that is not ours. */
class ForeignServerTest {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String VARIABLE = "MASKWATCH_CAMERA_TEST";
    private static final int STALL_MS = 3000;

    /** Pictures of more time than a frozen or black one is let pass. */
    private static final int ENOUGH = 4 * STALL_MS / 1000 + 8;

    @TempDir
    static Path folder;

    private static TestingBroker broker;
    private static int number;

    private final int port = TestingBroker.freePort();
    private @Nullable ForeignServer server;
    private TestingTopics topics;
    private IngestWorker worker;
    private String id;

    @BeforeAll
    static void prepare() throws Exception {
        broker = new TestingBroker(folder.resolve("broker"));
    }

    @AfterAll
    static void end() {
        broker.close();
    }

    @BeforeEach
    void start() {
        id = "foreign-" + ++number;
        topics = new TestingTopics(broker.clients("test"));
        worker = new IngestWorker(
                TestingConfig.quick(),
                new RoleContext(
                        broker.clients("worker"),
                        Codecs.local(),
                        new SimpleMeterRegistry(),
                        InstantSource.system(),
                        "worker-1"),
                new Secrets(Map.of(VARIABLE, "right"), null));
        worker.start();
    }

    @AfterEach
    void stop() throws Exception {
        if (server != null) {
            server.kill();
        }
        topics.remove(id);
        worker.close();
        topics.close();
    }

    @Test
    void readsOverTcpWithADigestLogin() throws Exception {
        server = ForeignServer.start(folder, port, "viewer:right");
        topics.put(camera().setCredentials(CredentialsReference.newBuilder()
                        .setUsername("viewer")
                        .setPasswordEnv(VARIABLE)
                        .setHost("127.0.0.1")
                        .build())
                .build());

        await().atMost(LIMIT).until(() -> topics.frames(id).size() >= ENOUGH);
        assertStreamedThroughout();
    }

    @Test
    void readsOverUdpWithoutALogin() throws Exception {
        server = ForeignServer.start(folder, port);
        topics.put(camera().setTransport(Transport.UDP).build());

        await().atMost(LIMIT).until(() -> topics.frames(id).size() >= ENOUGH);
        assertStreamedThroughout();
    }

    @Test
    void goesOnInTheSameSessionAfterTheServerDiedAndCameBack() throws Exception {
        ForeignServer dying = ForeignServer.start(folder, port);
        server = dying;
        topics.put(camera().build());
        await().atMost(LIMIT).until(() -> topics.frames(id).size() >= 4);

        dying.kill();
        await().atMost(LIMIT).until(() -> topics.told(id, CameraState.BACKING_OFF, FailureCause.REFUSED));
        int before = topics.frames(id).size();
        server = ForeignServer.start(folder, port);
        await().atMost(LIMIT).until(() -> topics.last(id).getState() == CameraState.STREAMING);
        await().atMost(LIMIT).until(() -> topics.frames(id).size() >= before + 4);

        List<Frame> frames = topics.frames(id);
        assertThat(frames)
                .extracting(Frame::getSequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, frames.size()).boxed().toList());
        assertThat(frames)
                .extracting(Frame::getSession)
                .containsOnly(topics.last(id).getSession());
        assertThat(topics.last(id).getReconnects()).isPositive();
    }

    private void assertStreamedThroughout() {
        assertThat(topics.statuses(id))
                .extracting(CameraStatus::getState)
                .contains(CameraState.STREAMING)
                .doesNotContain(CameraState.BACKING_OFF);
        assertThat(topics.statuses(id)).extracting(CameraStatus::getCause).containsOnly(FailureCause.NONE);
    }

    private Camera.Builder camera() {
        return Camera.newBuilder()
                .setCameraId(id)
                .setName("Ball")
                .setUrl("rtsp://127.0.0.1:" + port + "/ball")
                .setConnectTimeoutMs(10_000)
                .setStallTimeoutMs(STALL_MS)
                .setFramesPerSecond(4);
    }
}
