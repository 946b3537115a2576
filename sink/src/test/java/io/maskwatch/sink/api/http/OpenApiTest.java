package io.maskwatch.sink.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.maskwatch.runtime.Component;
import io.maskwatch.runtime.Health;
import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.AlertEvidence;
import io.maskwatch.schemas.RuleKind;
import io.maskwatch.schemas.WindowKind;
import io.maskwatch.sink.access.Caller;
import io.maskwatch.sink.access.Role;
import io.maskwatch.sink.api.ProblemType;
import io.maskwatch.sink.api.testing.ApiSite;
import io.maskwatch.sink.api.testing.FrameFeed;
import io.maskwatch.sink.api.testing.MadeUpSite;
import io.maskwatch.sink.live.Frames;
import io.maskwatch.sink.live.main.TestingFrames;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Holds the OpenAPI document and a real server's answers to each other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {
    private static final Map<String, String> VIEWER = Map.of("X-Role", "VIEWER");

    private static final String PASSWORD = "correct horse battery";
    private static final String PROBE = "probe-0123abcd";
    private static final Caller ROOT = new Caller("cli:root", Role.ADMINISTRATOR, "");

    private final Set<String> called = new HashSet<>();
    private @Nullable ApiSite site;
    private @Nullable FrameFeed feed;
    private @Nullable ApiClient client;
    private @Nullable ApiDocument document;
    private String alertId = "";

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        ApiSite starting = new ApiSite(folder, 0, InstantSource.system(), List.of());
        site = starting;
        MadeUpSite made = new MadeUpSite(new Random(7));
        Instant now = Instant.now();
        starting.topics().cameras(made.cameras());
        starting.topics().settings(made.settings());
        made.cameras().forEach(camera -> starting.topics().status(made.status(camera.getCameraId(), now)));
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        for (int back = 30; back > 0; back--) {
            starting.history().windows(made.windows(minute.minus(back, ChronoUnit.MINUTES), WindowKind.FINAL, 9));
        }
        var steps = made.incident("hall-1", RuleKind.UNMASKED_PERSON, now.minusSeconds(600), now.minusSeconds(500));
        alertId = steps.get(0).getAlertId();
        starting.history().alerts(steps);
        starting.history().alerts(made.incident("bar", RuleKind.CAMERA_SILENT, now.minusSeconds(900), null));
        starting.history().status(made.status("bar", now));
        client = new ApiClient(starting.url());
        Awaitility.await()
                .until(() -> get("/api/v1/cameras").body().contains("\"parking\"")
                        && get("/api/v1/areas").body().contains("entrance"));
        starting.register().add(ROOT, "ann", Role.VIEWER, PASSWORD);
        pictures(starting, steps.get(0), now);
        document = new ApiDocument(get("/openapi.json").body());
    }

    private void pictures(ApiSite starting, Alert step, Instant now) throws Exception {
        try (TestingFrames frames = new TestingFrames(starting.topics().context())) {
            frames.judged(PROBE, Frames.PATTERN);
            TestingFrames.Place place = frames.judged("hall-2", Frames.PATTERN);
            AlertEvidence evidence = AlertEvidence.newBuilder(step.getEvidence())
                    .setFramePartition(place.partition())
                    .setFrameOffset(place.offset())
                    .setDetectedAt(now)
                    .build();
            starting.history()
                    .alerts(List.of(Alert.newBuilder(step)
                            .setAlertId("pictured")
                            .setSubject("hall-2")
                            .setEvidence(evidence)
                            .build()));
        }
        feed = new FrameFeed(starting.topics().context(), List.of("hall-1", "bar"));
    }

    @AfterAll
    void stop() {
        if (feed != null) {
            feed.close();
        }
        if (site != null) {
            site.close();
        }
    }

    @Test
    void namesEveryPathOfTheServerAndNoOther() {
        Set<String> served = new TreeSet<>();
        Javalin.create(config -> {
            config.events.handlerAdded(added -> served.add(added.getHttpMethod() + " " + added.getPath()));
            config.events.wsHandlerAdded(added -> served.add("GET " + added.getPath()));
            site().resources().forEach(resource -> resource.addTo(config.routes));
        });
        Set<String> documented = new TreeSet<>();
        document().operations().forEach(operation -> documented.add(operation.method() + " " + operation.path()));
        served.removeIf(path -> path.startsWith("HEAD ") && documented.contains(path.replace("HEAD", "GET")));
        assertThat(served).isEqualTo(documented);
    }

    @Test
    void knowsTheProblemsThatTheCodeKnows() {
        List<String> types = Arrays.stream(ProblemType.values())
                .map(type -> "/problems/" + type.code())
                .toList();
        assertThat(document().problemTypes()).containsExactlyInAnyOrderElementsOf(types);
    }

    @Test
    void leavesAnswersOpenAndRequestsClosed() throws Exception {
        JsonNode schemas =
                new ObjectMapper().readTree(get("/openapi.json").body()).at("/components/schemas");
        schemas.properties().forEach(schema -> {
            boolean closed = schema.getValue().toString().contains("\"additionalProperties\":false");
            boolean enumerated = schema.getValue().toString().contains("\"enum\":");
            boolean request = schema.getKey().endsWith("Body");
            assertThat(closed).as(schema.getKey()).isEqualTo(request);
            assertThat(enumerated && !request).as(schema.getKey()).isFalse();
        });
    }

    @Test
    void answersHeadWhereNothingIsNeeded() throws Exception {
        for (String path : List.of("/api/v1/health", "/openapi.json", "/openapi.yaml")) {
            HttpResponse<String> head = client().send("HEAD", path, null, Map.of());
            assertThat(head.statusCode()).as(path).isEqualTo(200);
            assertThat(head.body()).as(path).isEmpty();
            assertThat(head.headers().firstValue("Content-Type"))
                    .as(path)
                    .isEqualTo(get(path).headers().firstValue("Content-Type"));
        }
    }

    @Test
    void saysThatAPartDoesNotWork() throws Exception {
        Component sick = new Component() {
            @Override
            public String name() {
                return "sick";
            }

            @Override
            public Health check() {
                return Health.sick("rtsp://user:hunter2@10.0.0.1/x is gone");
            }

            @Override
            public void start() {}

            @Override
            public void close() {}
        };
        site().components().add(sick);
        try {
            assertThat(call("health", "/api/v1/health", 503))
                    .contains("is gone")
                    .doesNotContain("hunter2");
            assertThat(call("status", "/api/v1/status", 200)).contains("\"component\":\"sick\"");
        } finally {
            site().components().remove(sick);
        }
    }

    @Test
    void answersAsDocumented() throws Exception {
        reads();
        changesCameras();
        changesSettings();
        refuses();
        streams();
        logsIn();
        shows();
        assertThat(called)
                .containsAll(document().operations().stream()
                        .map(ApiDocument.Operation::id)
                        .toList());
    }

    /** Thousands of requests: none is a fault of the server, each answer is documented, none tells what it must not. */
    @Test
    void survivesWhateverIsSent() throws Exception {
        fuzz(20_261_121, 100);
    }

    /** The same with requests that nobody has sent before. */
    @Test
    @Tag("long")
    void survivesWhateverIsSentNext() throws Exception {
        fuzz(Long.getLong("fuzz.seed", new Random().nextLong()), Integer.getInteger("fuzz.rounds", 3_000));
    }

    private void fuzz(long seed, int rounds) throws Exception {
        System.out.println("fuzz.seed=" + seed);
        FuzzedRequests requests = new FuzzedRequests(document(), new Random(seed), alertId);
        List<AssertionError> faults = new ArrayList<>();
        for (int round = 0; round < rounds && faults.size() < 5; round++) {
            for (ApiDocument.Operation operation : document().operations()) {
                FuzzedRequests.Request request = requests.next(operation);
                try {
                    fuzz(operation, request);
                } catch (AssertionError e) {
                    faults.add(e);
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private void fuzz(ApiDocument.Operation operation, FuzzedRequests.Request request) throws Exception {
        if (operation.id().equals("events") && opens(request)) {
            return;
        }
        HttpResponse<String> answer =
                client().send(request.method(), request.path(), request.body(), request.headers());
        boolean probesAreMany = operation.id().equals("probe") && answer.statusCode() == 503;
        assertThat(answer.statusCode() < 500 || probesAreMany)
                .as("%s%n%s", request, answer.body())
                .isTrue();
        assertThat(document().faults(operation, answer))
                .as("%s%n%s", request, answer.body())
                .isEmpty();
        assertThat(answer.body())
                .as("%s", request)
                .doesNotContain("hunter2", "Exception", "\tat ", "io.maskwatch", "org.eclipse", "/tmp/", "SQL");
    }

    /** Whether a stream of events began, which need not end, or there are too many of those that were left. */
    private boolean opens(FuzzedRequests.Request request) throws Exception {
        HttpResponse<InputStream> answer = client().open(request.path(), request.headers());
        answer.body().close();
        return answer.statusCode() == 200 || answer.statusCode() == 503;
    }

    private void reads() throws Exception {
        call("health", "/api/v1/health", 200);
        call("metrics", "/metrics", 200);
        call("documentJson", "/openapi.json", 200);
        call("documentYaml", "/openapi.yaml", 200);
        call("status", "/api/v1/status", 200);
        call("cameras", "/api/v1/cameras", 200);
        call("cameras", "GET", "/api/v1/cameras", null, VIEWER, 200);
        call("camera", "/api/v1/cameras/bar", 200);
        call("fitness", "/api/v1/cameras/parking/fitness", 200);
        call("fitness", "/api/v1/cameras/bar/fitness", 200);
        call("states", "/api/v1/cameras/bar/states", 200);
        assertThat(call("windows", "/api/v1/windows?subject=hall-1&subject=area:entrance", 200))
                .contains("hall-1");
        assertThat(call("windows", "/api/v1/windows?step=PT15M", 200)).contains("area:entrance");
        for (String by : List.of("CAMERA", "AREA", "HOUR", "DAY")) {
            assertThat(call("statistics", "/api/v1/statistics?timeZone=Asia/Kathmandu&by=" + by, 200))
                    .contains("masked");
        }
        assertThat(call("alerts", "/api/v1/alerts?limit=1", 200)).contains(alertId);
        assertThat(call("alerts", "/api/v1/alerts?state=OPEN&kind=CAMERA_SILENT&severity=CRITICAL", 200))
                .contains("bar-");
        call("alert", "/api/v1/alerts/" + alertId, 200);
        assertThat(call("report", "/api/v1/reports", 200)).contains("Ground floor");
        assertThat(call("report", "/api/v1/reports?format=csv&subject=hall-1", 200))
                .contains("hall-1,Hall 1,");
        call("dayReport", "/api/v1/reports/2026-02-28?timeZone=Europe/Zurich", 200);
    }

    private void changesCameras() throws Exception {
        String body = "{\"id\":\"new\",\"name\":\"=1+1\",\"url\":\"rtsp://10.0.0.9/x\",\"credentials\":"
                + "{\"username\":\"u\",\"passwordEnv\":\"MASKWATCH_CAMERA_X\"}}";
        call("addCamera", "POST", "/api/v1/cameras", body, Map.of(), 201);
        call("addCamera", "POST", "/api/v1/cameras", body, Map.of(), 409);
        String added = call("camera", "/api/v1/cameras/new", 200);
        call("changeCamera", "PUT", "/api/v1/cameras/new", added, Map.of(), 200);
        String moved = added.replace("10.0.0.9/x", "10.0.0.66/x");
        assertThat(call("changeCamera", "PUT", "/api/v1/cameras/new", moved, Map.of(), 400))
                .contains("credentials.host");
        call("changeCamera", "PUT", "/api/v1/cameras/none", added, Map.of(), 404);
        call("removeCamera", "DELETE", "/api/v1/cameras/new", null, Map.of(), 204);
        call("removeCamera", "DELETE", "/api/v1/cameras/new", null, Map.of(), 404);
        String probe = call("probe", "POST", "/api/v1/probes", "{\"url\":\"rtsp://10.0.0.9/x\"}", Map.of(), 202);
        String id = probe.replaceAll(".*\"id\":\"([^\"]*)\".*", "$1");
        assertThat(call("probeOutcome", "/api/v1/probes/" + id, 200)).contains("RUNNING");
        assertThat(call("cameras", "/api/v1/cameras", 200)).doesNotContain(id);
        String note = "{\"note\":\"seen\",\"by\":\"Ann\"}";
        call("acknowledge", "POST", "/api/v1/alerts/" + alertId + "/acknowledgements", note, Map.of(), 201);
        assertThat(call("alert", "/api/v1/alerts/" + alertId, 200)).contains("\"by\":\"Ann\"");
        call("acknowledge", "POST", "/api/v1/alerts/none/acknowledgements", note, Map.of(), 404);
    }

    private void changesSettings() throws Exception {
        String settings = call("settings", "/api/v1/settings/hall-1", 200);
        String path = "/api/v1/settings/hall-1";
        call("changeSettings", "PUT", path, settings, Map.of(), 428);
        String drawn = "{\"zones\":{\"include\":[[{\"x\":0,\"y\":0},{\"x\":1,\"y\":0},{\"x\":1,\"y\":0.3}]]},\"rules\":"
                + "[{\"id\":\"late\",\"kind\":\"UNMASKED_PERSON\",\"dwell\":\"1500ms\",\"schedule\":{\"timeZone\":\"UTC\","
                + "\"spans\":[{\"days\":[\"FRIDAY\"],\"from\":\"18:00\",\"to\":\"02:00\"}]}}]}";
        call("changeSettings", "PUT", path, drawn, Map.of("If-Match", "\"-1\""), 200);
        call("changeSettings", "PUT", path, drawn, Map.of("If-Match", "\"-1\""), 412);
        HttpResponse<String> now = get(path);
        String tag = now.headers().firstValue("ETag").orElse("");
        assertThat(call("changeSettings", "PUT", path, now.body(), Map.of("If-Match", tag), 200))
                .as("What was read and sent back changes nothing")
                .isEqualTo(now.body());
        call("settings", "/api/v1/settings/site", 200);
        call("settings", "/api/v1/settings/area:entrance", 200);
        call("settings", "/api/v1/settings/area:none", 404);
        call("changeArea", "PUT", "/api/v1/areas/all", "{\"cameras\":[\"bar\"]}", Map.of(), 201);
        call("changeArea", "PUT", "/api/v1/areas/all", "{\"cameras\":[\"bar\",\"hall-1\"]}", Map.of(), 200);
        assertThat(call("areas", "/api/v1/areas", 200)).contains("\"all\"");
        call("removeArea", "DELETE", "/api/v1/areas/all", null, Map.of(), 204);
        assertThat(call("audit", "/api/v1/audit?limit=2", 200)).contains("area.remove");
    }

    private void refuses() throws Exception {
        call("audit", "GET", "/api/v1/audit", null, VIEWER, 403);
        assertThat(call("cameras", "/api/v1/cameras?limt=3", 400)).contains("limt");
        assertThat(call("alerts", "/api/v1/alerts?limt=3", 400)).contains("Did you mean limit?");
        call("addCamera", "POST", "/api/v1/cameras", "{", Map.of(), 400);
        call("addCamera", "POST", "/api/v1/cameras", "{}", Map.of("Content-Type", "text/plain"), 415);
        call("addCamera", "POST", "/api/v1/cameras", " ".repeat(300_000), Map.of(), 413);
        call("camera", "/api/v1/cameras/none", 404);
        call("windows", "/api/v1/windows?from=yesterday", 400);
        assertThat(get("/api/v1/none").statusCode()).isEqualTo(404);
        HttpResponse<String> wrongMethod = client().send("PATCH", "/api/v1/cameras", null, Map.of());
        assertThat(wrongMethod.statusCode()).isEqualTo(405);
        assertThat(wrongMethod.headers().firstValue("Allow").orElse("")).contains("GET");
        assertThat(wrongMethod.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    private void streams() throws Exception {
        called.add("events");
        HttpRequest request = HttpRequest.newBuilder(URI.create(site().url() + "/api/v1/events"))
                .build();
        HttpResponse<InputStream> answer =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        try (InputStream body = answer.body()) {
            assertThat(new String(body.readNBytes(4), StandardCharsets.UTF_8)).isEqualTo("id: ");
        }
    }

    private void logsIn() throws Exception {
        Map<String, String> mine = Map.of("X-Forwarded-For", "10.1.1.1");
        String right = "{\"name\":\"ann\",\"password\":\"%s\"}".formatted(PASSWORD);
        assertThat(call("session", "/api/v1/session", 200)).contains("The Hall");
        call("login", "POST", "/api/v1/session", right, mine, 200);
        call("login", "POST", "/api/v1/session", right.replace("correct", "wrong"), mine, 401);
        for (int guess = 0; guess < 5; guess++) {
            call("login", "POST", "/api/v1/session", right.replace("ann", "bob"), mine, 401);
        }
        call("login", "POST", "/api/v1/session", right.replace("ann", "bob"), mine, 429);
        call("logout", "DELETE", "/api/v1/session", null, Map.of(), 204);
    }

    private void shows() throws Exception {
        call("picture", "/api/v1/cameras/hall-1/picture?widthPx=320", 200);
        call("picture", "GET", "/api/v1/cameras/hall-1/picture?unblurred=true", null, VIEWER, 403);
        call("picture", "/api/v1/cameras/none/picture", 404);
        call("alertPicture", "/api/v1/alerts/" + alertId + "/picture", 404);
        call("alertPicture", "/api/v1/alerts/pictured/picture", 200);
        call("probePicture", "/api/v1/probes/" + PROBE + "/picture", 200);
        call("probePicture", "/api/v1/probes/probe-ffffffff/picture", 404);
        call("live", "/api/v1/live", 404);
    }

    private String call(String operation, String path, int status) throws Exception {
        return call(operation, "GET", path, null, Map.of(), status);
    }

    private String call(
            String id, String method, String path, @Nullable String body, Map<String, String> headers, int status)
            throws Exception {
        called.add(id);
        HttpResponse<String> answer = client().send(method, path, body, headers);
        assertThat(answer.statusCode())
                .as("%s %s: %s", method, path, answer.body())
                .isEqualTo(status);
        assertThat(document().faults(document().operation(id), answer))
                .as("%s %s: %s", method, path, answer.body())
                .isEmpty();
        return answer.body();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client().get(path);
    }

    private ApiSite site() {
        return Objects.requireNonNull(site);
    }

    private ApiClient client() {
        return Objects.requireNonNull(client);
    }

    private ApiDocument document() {
        return Objects.requireNonNull(document);
    }
}
