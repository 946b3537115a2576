package io.maskwatch.ingest.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.FailureCause;
import io.maskwatch.schemas.Transport;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A real worker and a real broker against an RTSP server that is not ours. */
class ForeignServerTest extends OneCameraTest {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final int STALL_MS = 3000;

    /** Pictures of more time than a frozen or black one is let pass. */
    private static final int ENOUGH = 4 * STALL_MS / 1000 + 8;

    private @Nullable ForeignServer server;

    @AfterEach
    void killServer() throws InterruptedException {
        if (server != null) {
            server.kill();
        }
    }

    @Test
    void readsOverTcpWithADigestLogin() throws Exception {
        server = ForeignServer.start(folder, port, "viewer:right");
        topics.put(camera().setCredentials(login()).build());

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

        assertOneSessionWithoutAGap();
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
        return camera("/ball").setConnectTimeoutMs(10_000).setStallTimeoutMs(STALL_MS);
    }
}
