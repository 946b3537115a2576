package io.maskwatch.sink.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.maskwatch.runtime.UserError;
import io.maskwatch.runtime.kafka.KafkaClients;
import io.maskwatch.runtime.kafka.KafkaSettings;
import io.maskwatch.runtime.role.RoleContext;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.sink.api.ApiSettings;
import io.maskwatch.sink.api.testing.MadeUpSite;
import io.maskwatch.sink.api.testing.MadeUpTopics;
import io.maskwatch.testkit.kafka.TestingBroker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DashboardWorkerTest {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final String CAMERAS = "/api/v1/cameras";
    private static final String HEALTH = "/api/v1/health";
    private static final String CAMERA = "{\"id\":\"%s\",\"url\":\"rtsp://10.0.0.9/x\"}";

    @TempDir
    Path folder;

    @Test
    void saysWhichPortIsTakenAndWhatToDo() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                TestingDashboard dashboard =
                        dashboard(ApiSettings.defaults().withPort(taken.getLocalPort()), nowhere())) {
            assertThatThrownBy(dashboard::started)
                    .isInstanceOf(UserError.class)
                    .message()
                    .contains("api.port " + taken.getLocalPort(), "127.0.0.1", "or set api.port to another one");
        }
    }

    @Test
    void isNotForOtherMachinesBeforeThereIsAUser() throws Exception {
        ApiSettings everywhere = new ApiSettings("0.0.0.0", 0, "", "", false, true, false, false);
        try (TestingDashboard dashboard = dashboard(everywhere, nowhere())) {
            assertThatThrownBy(dashboard::started)
                    .isInstanceOf(UserError.class)
                    .message()
                    .contains("api.host 0.0.0.0", "maskwatch users add");
        }
        try (TestingDashboard dashboard = dashboard(everywhere, nowhere())) {
            dashboard.addUser();
            dashboard.started();
            assertThat(dashboard.status("GET", "/", "")).isEqualTo(200);
            assertThat(dashboard.status("GET", CAMERAS, "")).isEqualTo(401);
        }
    }

    @Test
    void startsWithoutABrokerAndSaysThatItKnowsNothingYet() throws Exception {
        try (TestingDashboard dashboard = dashboard(TestingDashboard.local(), nowhere())) {
            dashboard.started();
            HttpResponse<InputStream> answer = dashboard.open("GET", CAMERAS, "");
            answer.body().close();
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(dashboard.status("GET", HEALTH, "")).isEqualTo(503);
            assertThat(dashboard.status("GET", "/api/v1/events", "")).isEqualTo(503);
            assertThat(dashboard.status("GET", "/", "")).isEqualTo(200);
            assertThat(dashboard.status("HEAD", "/", "")).isEqualTo(200);
        }
    }

    @Test
    void endsStreamsAndGivesPortAndThreadsBack() throws Exception {
        Set<Thread> before = threads();
        try (MadeUpTopics topics = topics();
                TestingDashboard dashboard = dashboard(TestingDashboard.local(), topics.context())) {
            Set<Thread> others = threads();
            dashboard.started();
            await().atMost(LIMIT).until(() -> dashboard.status("GET", "/api/v1/events", "") == 200);
            HttpResponse<InputStream> stream = dashboard.open("GET", "/api/v1/events", "");
            int port = dashboard.worker().port();

            dashboard.worker().close();

            assertThat(stream.body().readAllBytes()).as("ended, not cut off").isNotEmpty();
            new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(names(threads(), others)).isEmpty());
        }
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(names(threads(), before)).isEmpty());
    }

    /** What was read is shown on, changes are refused, health says why; and all is well again by itself. */
    @Test
    @Tag("long")
    void outlivesItsBroker() throws Exception {
        try (MadeUpTopics topics = topics();
                TestingDashboard dashboard = dashboard(TestingDashboard.local(), topics.context())) {
            dashboard.started();
            await().atMost(LIMIT).until(() -> dashboard.status("GET", HEALTH, "") == 200);
            assertThat(dashboard.status("POST", CAMERAS, CAMERA.formatted("before")))
                    .isEqualTo(201);

            topics.broker().stop();
            await().atMost(LIMIT).until(() -> dashboard.status("GET", HEALTH, "") == 503);
            assertThat(dashboard.status("GET", CAMERAS, "")).isEqualTo(200);
            assertThat(dashboard.status("POST", CAMERAS, CAMERA.formatted("meanwhile")))
                    .isEqualTo(503);

            topics.broker().startAgain();
            await().atMost(LIMIT).until(() -> dashboard.status("GET", HEALTH, "") == 200);
            assertThat(dashboard.status("POST", CAMERAS, CAMERA.formatted("after")))
                    .isEqualTo(201);
            assertThat(dashboard.status("GET", CAMERAS + "/after", "")).isEqualTo(200);
        }
    }

    private TestingDashboard dashboard(ApiSettings api, RoleContext context) {
        return new TestingDashboard(api, context, folder);
    }

    private MadeUpTopics topics() {
        MadeUpTopics topics = new MadeUpTopics(folder.resolve("broker"), InstantSource.system());
        topics.cameras(new MadeUpSite(new Random(1)).cameras());
        return topics;
    }

    /** Where no broker answers. */
    private static RoleContext nowhere() {
        KafkaClients clients = new KafkaClients(KafkaSettings.of("127.0.0.1:" + TestingBroker.freePort()), "made-up");
        return new RoleContext(clients, Codecs.local(), new SimpleMeterRegistry(), InstantSource.system(), "made-up");
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .collect(Collectors.toSet());
    }

    /** Ours of those that were not there; the test's own HTTP client has some too. */
    private static Set<String> names(Set<Thread> now, Set<Thread> before) {
        return now.stream()
                .filter(thread -> !before.contains(thread))
                .map(Thread::getName)
                .filter(name -> name.matches("(maskwatch|history|live|detector|kafka-(producer|coordinator)).*"))
                .collect(Collectors.toSet());
    }
}
