package io.maskwatch.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.maskwatch.runtime.Component;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.Health;
import io.maskwatch.runtime.UserError;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class HealthServerTest {
    private static final HttpSettings ANY_PORT = new HttpSettings("127.0.0.1", 0);

    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Test
    void tellsThatAllIsWell() throws Exception {
        try (HealthServer server = started(part("ingest", Health::ok), part("detector", Health::ok))) {
            HttpResponse<String> response = get(server, "/health");
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("content-type")).contains("application/json");
            JsonNode body = new ObjectMapper().readTree(response.body());
            assertThat(body.get("healthy").asBoolean()).isTrue();
            assertThat(body.get("components").findValuesAsText("name")).containsExactly("ingest", "detector");
        }
    }

    @Test
    void tellsWhichPartIsSickAndWhyWithoutSecrets() throws Exception {
        Component sick = part("ingest", () -> Health.sick("no answer from rtsp://viewer:geheim@10.0.0.1/x"));
        Component broken = part("sink", () -> {
            throw new IllegalStateException("check broke");
        });
        try (HealthServer server = started(sick, broken)) {
            HttpResponse<String> response = get(server, "/health");
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.body())
                    .contains("\"healthy\":false", "no answer from rtsp://***@10.0.0.1/x", "check broke")
                    .doesNotContain("geheim");
        }
    }

    @Test
    void tellsMetrics() throws Exception {
        meters.counter("maskwatch.frames.published", "camera", "gate").increment();
        try (AutoCloseable watches = ProcessMetrics.bind(meters);
                HealthServer server = started()) {
            assertThat(get(server, "/metrics").body())
                    .contains("maskwatch_frames_published_total{camera=\"gate\"} 1.0", "jvm_memory_used_bytes");
            assertThat(watches).isNotNull();
        }
    }

    @Test
    void answersGetOnlyAndKnownPathsOnly() throws Exception {
        try (HealthServer server = started()) {
            HttpRequest post = request(server, "/health")
                    .POST(BodyPublishers.ofString("x"))
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(post, BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(405);
            assertThat(get(server, "/healthy").statusCode()).isEqualTo(404);
            assertThat(get(server, "/health/x").statusCode()).isEqualTo(404);
            assertThat(get(server, "/").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void takenPortIsNamedWithARemedy() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                HealthServer server =
                        new HealthServer(new HttpSettings("127.0.0.1", taken.getLocalPort()), List.of(), meters)) {
            assertThatThrownBy(server::start)
                    .isInstanceOfSatisfying(
                            UserError.class, e -> assertThat(e.code()).isEqualTo(ExitCode.BUSY))
                    .hasMessageContaining("http.port " + taken.getLocalPort())
                    .hasMessageContaining("set http.port");
            assertThat(server.check().healthy()).isFalse();
        }
    }

    @Test
    void foreignAddressIsTheUsersToMend() {
        try (HealthServer server = new HealthServer(new HttpSettings("no-such-host.invalid", 0), List.of(), meters)) {
            assertThatThrownBy(server::start).isInstanceOf(UserError.class).hasMessageContaining("no-such-host");
        }
    }

    @Test
    void isOffUnlessAPortIsNamed() {
        try (HealthServer server = new HealthServer(HttpSettings.defaults(), List.of(), meters)) {
            server.start();
            assertThat(server.port()).isEqualTo(HttpSettings.OFF);
            assertThat(server.check()).isEqualTo(Health.ok());
        }
    }

    @Test
    void closesTwiceAndFreesItsPort() throws IOException {
        HealthServer server = started();
        int port = server.port();
        server.close();
        server.close();
        try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(free.isBound()).isTrue();
        }
    }

    @Test
    void settingsRefuseWhatIsNoPort() {
        assertThatThrownBy(() -> new HttpSettings("127.0.0.1", 70_000)).hasMessageContaining("http.port");
        assertThatThrownBy(() -> new HttpSettings(" ", 1)).hasMessageContaining("http.host");
    }

    private HealthServer started(Component... parts) {
        HealthServer server = new HealthServer(ANY_PORT, List.of(parts), meters);
        server.start();
        return server;
    }

    private static HttpRequest.Builder request(HealthServer server, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private static HttpResponse<String> get(HealthServer server, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request(server, path).build(), BodyHandlers.ofString());
    }

    private static Component part(String name, Supplier<Health> health) {
        return new Component() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void start() {}

            @Override
            public Health check() {
                return health.get();
            }

            @Override
            public void close() {}
        };
    }
}
