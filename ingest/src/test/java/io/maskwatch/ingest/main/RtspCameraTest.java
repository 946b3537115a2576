package io.maskwatch.ingest.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maskwatch.ingest.probe.CameraProbe;
import io.maskwatch.ingest.probe.ProbeReport;
import io.maskwatch.runtime.camera.Login;
import io.maskwatch.runtime.camera.SettingNames;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.FailureCause;
import io.maskwatch.schemas.Transport;
import io.maskwatch.simulator.main.SimulatedCameras;
import io.maskwatch.simulator.main.SimulatorOptions;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A real worker, a real broker, a real RTSP server that comes and goes. */
class RtspCameraTest extends OneCameraTest {
    private static final Duration LIMIT = Duration.ofSeconds(40);

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

        assertOneSessionWithoutAGap();
        assertThat(topics.last(id).getReconnects()).isEqualTo(2);
    }

    @Test
    void tellsAWrongPasswordAndAcceptsTheRightOneWhenTheServerDoes() throws Exception {
        topics.put(camera().setCredentials(login()).build());
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
        CameraProbe probe = CameraProbe.of(secrets, SettingNames.CAMERA_FILE);
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
        return camera("/cam1").setConnectTimeoutMs(4000).setStallTimeoutMs(3000);
    }
}
