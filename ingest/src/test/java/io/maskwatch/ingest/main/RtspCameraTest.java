package io.maskwatch.ingest.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maskwatch.ingest.kafka.TestingBroker;
import io.maskwatch.ingest.probe.CameraProbe;
import io.maskwatch.ingest.probe.ProbeReport;
import io.maskwatch.runtime.camera.Login;
import io.maskwatch.runtime.camera.Secrets;
import io.maskwatch.runtime.role.RoleContext;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.CredentialsReference;
import io.maskwatch.schemas.FailureCause;
import io.maskwatch.schemas.Frame;
import io.maskwatch.schemas.Transport;
import io.maskwatch.simulator.main.SimulatedCameras;
import io.maskwatch.simulator.main.SimulatorOptions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real worker, a real broker, a real RTSP server that comes and goes. */
class RtspCameraTest {
    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final String VARIABLE = "MASKWATCH_CAMERA_TEST";

    @TempDir
    static Path folder;

    private static TestingBroker broker;
    private static int number;

    private final int port = TestingBroker.freePort();
    private final Secrets secrets = new Secrets(Map.of(VARIABLE, "right"), null);
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
        id = "rtsp-" + ++number;
        topics = new TestingTopics(broker.clients("test"));
        worker = new IngestWorker(
                TestingConfig.quick(),
                new RoleContext(
                        broker.clients("worker"),
                        Codecs.local(),
                        new SimpleMeterRegistry(),
                        InstantSource.system(),
                        "worker-1"),
                secrets);
        worker.start();
    }

    @AfterEach
    void stop() throws Exception {
        topics.remove(id);
        worker.close();
        topics.close();
    }

    @Test
    void comesBackWithItsServerWithinTheSameSessionAndWithoutAGapInItsSequences() throws Exception {
        topics.put(camera().build());
        await().atMost(LIMIT).until(() -> topics.told(id, CameraState.BACKING_OFF, FailureCause.REFUSED));
        try (SimulatedCameras server = SimulatedCameras.start(server())) {
            assertThat(server.cameras()).hasSize(1);
            await().atMost(LIMIT).until(() -> topics.frames(id).size() >= 4);
        }
        await().atMost(LIMIT).until(() -> topics.last(id).getState() != CameraState.STREAMING);
        int before = topics.frames(id).size();
        try (SimulatedCameras server = SimulatedCameras.start(server())) {
            assertThat(server.cameras()).hasSize(1);
            await().atMost(LIMIT).until(() -> topics.frames(id).size() >= before + 4);
        }
        List<Frame> frames = topics.frames(id);

        assertThat(frames)
                .extracting(Frame::getSequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, frames.size()).boxed().toList());
        assertThat(frames)
                .extracting(Frame::getSession)
                .containsOnly(topics.last(id).getSession());
        assertThat(topics.last(id).getReconnects()).isEqualTo(2);
    }

    @Test
    void tellsAWrongPasswordAndAcceptsTheRightOneWhenTheServerDoes() throws Exception {
        topics.put(camera().setCredentials(CredentialsReference.newBuilder()
                        .setUsername("viewer")
                        .setPasswordEnv(VARIABLE)
                        .setHost("127.0.0.1")
                        .build())
                .build());
        try (SimulatedCameras server = SimulatedCameras.start(server().withLogin(new Login("viewer", "other")))) {
            assertThat(server.cameras()).hasSize(1);
            await().atMost(LIMIT).until(() -> topics.told(id, CameraState.BACKING_OFF, FailureCause.UNAUTHORISED));
        }
        try (SimulatedCameras server = SimulatedCameras.start(server().withLogin(new Login("viewer", "right")))) {
            assertThat(server.cameras()).hasSize(1);
            await().atMost(LIMIT).until(() -> topics.told(id, CameraState.STREAMING));
        }
        assertThat(topics.statuses(id).toString()).doesNotContain("right").doesNotContain("other");
    }

    @Test
    void streamsOverUdp() throws Exception {
        try (SimulatedCameras server = SimulatedCameras.start(server())) {
            assertThat(server.cameras()).hasSize(1);
            topics.put(camera().setTransport(Transport.UDP).build());
            await().atMost(LIMIT).until(() -> topics.frames(id).size() >= 4);
        }
    }

    @Test
    void aProbeSaysWhatACameraSendsAndWhatIsWrongWithAWrongPath() {
        CameraProbe probe = CameraProbe.of(secrets);
        try (SimulatedCameras server = SimulatedCameras.start(server())) {
            assertThat(server.cameras()).hasSize(1);
            ProbeReport good = probe.probe(camera().build(), Duration.ofSeconds(3));
            assertThat(good.usable()).as(good.explanation()).isTrue();
            assertThat(good.stream()).isNotNull();
            assertThat(good.still()).startsWith(0xFF, 0xD8);
            ProbeReport bad = probe.probe(
                    camera().setUrl("rtsp://127.0.0.1:" + port + "/nowhere").build(), Duration.ofSeconds(3));
            assertThat(bad.cause()).isEqualTo(FailureCause.NOT_FOUND);
            assertThat(bad.remedy()).isNotBlank();
        }
    }

    private SimulatorOptions server() {
        return SimulatorOptions.defaults().withCameras(1).withSize(320, 180).withPort(port);
    }

    private Camera.Builder camera() {
        return Camera.newBuilder()
                .setCameraId(id)
                .setName("Test")
                .setUrl("rtsp://127.0.0.1:" + port + "/cam1")
                .setConnectTimeoutMs(4000)
                .setStallTimeoutMs(3000)
                .setFramesPerSecond(4);
    }
}
