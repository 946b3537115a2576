package io.maskwatch.ingest.main;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.runtime.camera.Secrets;
import io.maskwatch.runtime.role.RoleContext;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.CredentialsReference;
import io.maskwatch.schemas.Frame;
import io.maskwatch.testkit.kafka.TestingBroker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A real broker for the class; for each test a real worker, a camera's id, and a port where a server may come and go. */
abstract class OneCameraTest {
    private static final String VARIABLE = "MASKWATCH_CAMERA_TEST";

    @TempDir
    static Path folder;

    private static TestingBroker broker;
    private static int number;

    final int port = TestingBroker.freePort();
    final String id = "camera-" + ++number;
    final Secrets secrets = new Secrets(Map.of(VARIABLE, "right"), null);
    TestingTopics topics;
    private IngestWorker worker;

    @BeforeAll
    static void startBroker() {
        broker = TestingBroker.start(folder.resolve("broker"));
        TestingTopics.create(broker);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void startWorker() {
        topics = new TestingTopics(broker);
        worker = new IngestWorker(
                TestingConfig.quick(),
                new RoleContext(
                        TestingTopics.clients(broker, "worker"),
                        Codecs.local(),
                        new SimpleMeterRegistry(),
                        InstantSource.system(),
                        "worker-1"),
                secrets);
        worker.start();
    }

    @AfterEach
    void stopWorker() throws Exception {
        topics.remove(id);
        worker.close();
        topics.close();
    }

    /** The camera at that path of the server, four pictures a second. */
    Camera.Builder camera(String path) {
        return Camera.newBuilder()
                .setCameraId(id)
                .setName("Test")
                .setUrl("rtsp://127.0.0.1:" + port + path)
                .setFramesPerSecond(4);
    }

    /** The login {@code viewer:right}. */
    static CredentialsReference login() {
        return CredentialsReference.newBuilder()
                .setUsername("viewer")
                .setPasswordEnv(VARIABLE)
                .setHost("127.0.0.1")
                .build();
    }

    void assertOneSessionWithoutAGap() {
        List<Frame> frames = topics.frames(id);
        assertThat(frames)
                .extracting(Frame::getSequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, frames.size()).boxed().toList());
        assertThat(frames)
                .extracting(Frame::getSession)
                .containsOnly(topics.last(id).getSession());
    }
}
