package io.maskwatch.app.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maskwatch.app.testing.MaskwatchProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The only broker, a process of its own, is away for some minutes, or hangs; roles wait for it in theirs. */
@Tag("long")
@Timeout(1800)
class BrokerAwayTest {
    private static final String[] ALL = {"sink", "detector", "ingest"};

    @TempDir
    Path folder;

    private LiveRoles roles;
    private MaskwatchProcess broker;
    private long session;

    @BeforeEach
    void start() throws IOException {
        roles = new LiveRoles(folder);
        broker = roles.startBroker();
        roles.startCameras();
        roles.startRoles(ALL);
        roles.awaitHealthy(ALL);
        roles.awaitNewFrames();
        roles.awaitNewWindows();
        session = roles.session("sim-1");
    }

    @AfterEach
    void end() {
        roles.close();
    }

    /** Kafka Streams gives a commit up after one minute, and a second one after another. */
    @ParameterizedTest
    @ValueSource(strings = {"PT60S", "PT200S", "PT10M"})
    void isWaitedForAsLongAsItTakes(Duration away) throws Exception {
        broker.kill();
        pass(away);
        for (String role : ALL) {
            assertThat(roles.health(role).status()).as(role).isEqualTo(503);
        }
        broker = roles.startBroker();
        allGoesOn();
        assertThat(roles.session("sim-1")).as("the camera's session").isEqualTo(session);
    }

    /** When it wakes, it may take workers for dead before it hears what they said meanwhile: then sessions begin anew. */
    @Test
    void isWaitedForWhenItHangs() throws Exception {
        broker.freeze();
        pass(Duration.ofSeconds(60));
        for (String role : ALL) {
            roles.awaitSick(role);
        }
        broker.thaw();
        allGoesOn();
    }

    private void allGoesOn() throws IOException {
        roles.awaitHealthy(ALL);
        roles.awaitNewFrames();
        roles.awaitNewWindows();
        assertThat(roles.run("audit").lines()).last().isEqualTo("lost 0");
    }

    private static void pass(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        await().atMost(time.plusMinutes(1)).until(() -> System.nanoTime() - until >= 0);
    }
}
