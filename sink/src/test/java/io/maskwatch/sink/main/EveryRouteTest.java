package io.maskwatch.sink.main;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import io.maskwatch.sink.access.Role;
import io.maskwatch.sink.api.http.Needs;
import io.maskwatch.sink.api.testing.MadeUpSite;
import io.maskwatch.sink.api.testing.MadeUpTopics;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may use which path of the server as it is put together. A new path is to be added here, with a decision. */
class EveryRouteTest {
    private static final String DECIDED = """
            GET / NOTHING
            HEAD / NOTHING
            GET /favicon.ico NOTHING
            HEAD /favicon.ico NOTHING
            GET /lib/{library}/<file> NOTHING
            HEAD /lib/{library}/<file> NOTHING
            GET /page/<file> NOTHING
            HEAD /page/<file> NOTHING
            GET /openapi.json NOTHING
            HEAD /openapi.json NOTHING
            GET /openapi.yaml NOTHING
            HEAD /openapi.yaml NOTHING
            GET /api/v1/health NOTHING
            HEAD /api/v1/health NOTHING
            GET /api/v1/session NOTHING
            POST /api/v1/session NOTHING
            DELETE /api/v1/session NOTHING
            GET /metrics VIEWER
            GET /api/v1/status VIEWER
            GET /api/v1/events VIEWER
            WS /api/v1/live VIEWER
            GET /api/v1/cameras VIEWER
            GET /api/v1/cameras/{id} VIEWER
            GET /api/v1/cameras/{id}/fitness VIEWER
            GET /api/v1/cameras/{id}/states VIEWER
            GET /api/v1/cameras/{id}/picture VIEWER
            GET /api/v1/windows VIEWER
            GET /api/v1/statistics VIEWER
            GET /api/v1/reports VIEWER
            GET /api/v1/reports/{day} VIEWER
            GET /api/v1/alerts VIEWER
            GET /api/v1/alerts/{id} VIEWER
            GET /api/v1/alerts/{id}/picture VIEWER
            GET /api/v1/settings/{subject} VIEWER
            GET /api/v1/areas VIEWER
            POST /api/v1/cameras OPERATOR
            PUT /api/v1/cameras/{id} OPERATOR
            DELETE /api/v1/cameras/{id} OPERATOR
            POST /api/v1/probes OPERATOR
            GET /api/v1/probes/{id} OPERATOR
            GET /api/v1/probes/{id}/picture OPERATOR
            POST /api/v1/alerts/{id}/acknowledgements OPERATOR
            PUT /api/v1/settings/{subject} OPERATOR
            PUT /api/v1/areas/{id} OPERATOR
            DELETE /api/v1/areas/{id} OPERATOR
            GET /api/v1/audit ADMINISTRATOR
            """;

    @TempDir
    private static Path folder;

    private static MadeUpTopics topics;
    private static TestingDashboard dashboard;
    private static final Map<String, Needs> NEEDS = new TreeMap<>();

    @BeforeAll
    static void start() {
        DECIDED.lines().forEach(line -> {
            int end = line.lastIndexOf(' ');
            NEEDS.put(line.substring(0, end), Needs.valueOf(line.substring(end + 1)));
        });
        topics = new MadeUpTopics(folder.resolve("broker"), InstantSource.system());
        topics.cameras(new MadeUpSite(new Random(1)).cameras());
        dashboard = new TestingDashboard(TestingDashboard.local(), topics.context(), folder).started();
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> dashboard.status("GET", "/api/v1/cameras", "") == 200);
    }

    @AfterAll
    static void stop() {
        dashboard.close();
        topics.close();
    }

    @Test
    void eachRouteIsDecided() {
        Map<String, Needs> served = new TreeMap<>();
        Javalin.create(config -> {
            config.events.handlerAdded(added -> served.put(added.getHttpMethod() + " " + added.getPath(), (Needs)
                    added.getRoles().iterator().next()));
            config.events.wsHandlerAdded(added -> served.put(
                    "WS " + added.getPath(), (Needs) added.getRoles().iterator().next()));
            dashboard.worker().resources().forEach(resource -> resource.addTo(config.routes));
        });
        assertThat(served).isEqualTo(NEEDS);
    }

    @Test
    void eachCallerIsLetInWhereDecidedAndNowhereElse() throws Exception {
        Map<String, String> wrong = new LinkedHashMap<>();
        for (String route : NEEDS.keySet()) {
            check(route, null, new String[0], true, wrong); // nobody is asked who it is as long as there is no user
        }
        dashboard.addUser();
        Map<Role, String[]> tokens = new TreeMap<>();
        for (Role role : Role.values()) {
            tokens.put(role, dashboard.token(role));
        }
        for (Map.Entry<String, Needs> route : NEEDS.entrySet()) {
            check(route.getKey(), null, new String[0], route.getValue() == Needs.NOTHING, wrong);
            for (Map.Entry<Role, String[]> token : tokens.entrySet()) {
                Role role = token.getKey();
                check(route.getKey(), role, token.getValue(), route.getValue().metBy(role), wrong);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static void check(
            String route, @Nullable Role role, String[] headers, boolean allowed, Map<String, String> wrong)
            throws Exception {
        String answer = answer(route, headers);
        String refusal = role == null ? "401 login-required" : "403 forbidden";
        boolean refused =
                Set.of("401 login-required", "403 forbidden", "401", "403").contains(answer);
        if (allowed ? refused : !refusal.startsWith(answer)) {
            wrong.put(route + " as " + role, answer);
        }
    }

    /** The status, with the problem's type where there is one. */
    private static String answer(String route, String[] headers) throws Exception {
        String method = route.substring(0, route.indexOf(' '));
        String path = route.substring(route.indexOf(' ') + 1)
                .replaceAll("\\{library}", "lit-html")
                .replaceAll("[{<][a-z]+[}>]", "none");
        if (method.equals("WS")) {
            return shaken(path, headers);
        }
        boolean changes = method.equals("POST") || method.equals("PUT");
        HttpResponse<InputStream> answer = dashboard.open(method, path, changes ? "{}" : "", headers);
        try (InputStream body = answer.body()) {
            if (answer.statusCode() < 400 || method.equals("HEAD")) {
                return Integer.toString(answer.statusCode());
            }
            String problem = new String(body.readAllBytes(), StandardCharsets.UTF_8);
            return answer.statusCode() + " " + problem.replaceAll("(?s).*\"/problems/([a-z-]+)\".*", "$1");
        }
    }

    private static String shaken(String path, String[] headers) {
        WebSocket.Builder builder = dashboard.client().newWebSocketBuilder();
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        try {
            builder.buildAsync(dashboard.uri("ws", path), new WebSocket.Listener() {})
                    .join()
                    .abort();
            return "101";
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return Integer.toString(refused.getResponse().statusCode());
            }
            throw e;
        }
    }
}
