package io.maskwatch.sink.live.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maskwatch.media.JpegHeader;
import io.maskwatch.media.RgbImage;
import io.maskwatch.media.ffmpeg.FfmpegJpegDecoder;
import io.maskwatch.media.ffmpeg.ImageFiles;
import io.maskwatch.runtime.ClosingStack;
import io.maskwatch.runtime.role.RoleContext;
import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.AlertEvidence;
import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.Compliance;
import io.maskwatch.schemas.Detection;
import io.maskwatch.schemas.RuleKind;
import io.maskwatch.schemas.Topics;
import io.maskwatch.sink.access.Audit;
import io.maskwatch.sink.api.ApiSettings;
import io.maskwatch.sink.api.http.ApiServer;
import io.maskwatch.sink.api.kafka.SiteTopics;
import io.maskwatch.sink.api.testing.MadeUpHistory;
import io.maskwatch.sink.api.testing.MadeUpSite;
import io.maskwatch.sink.api.testing.MadeUpTopics;
import io.maskwatch.sink.api.testing.OpenGate;
import io.maskwatch.sink.camera.StepSettings;
import io.maskwatch.sink.history.AuditEntry;
import io.maskwatch.sink.history.AuditTrail;
import io.maskwatch.sink.history.HistoryException;
import io.maskwatch.sink.history.TimeRange;
import io.maskwatch.sink.live.Frames;
import io.maskwatch.sink.testing.Faces;
import io.maskwatch.sink.testing.ScriptedCamera;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real broker, real server, real WebSocket, real JPEGs. */
class LiveWorkerTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int MANY_PIXELS = 10_000_000;
    private static final String CAMERA = "gate-north";
    private static final String PROBE = "probe-0123abcd";
    private static final Detection FACE = Faces.at(0.5, 0.5, 200, Compliance.UNMASKED, 0.9);
    private static final InstantSource CLOCK = InstantSource.system();

    @TempDir
    private static Path folder;

    private static MadeUpTopics topics;
    private static SiteTopics siteTopics;

    private final ClosingStack parts = new ClosingStack();
    private final KeptTrail trail = new KeptTrail();
    private final HttpClient client = HttpClient.newHttpClient();
    private final FfmpegJpegDecoder decoder = parts.push(new FfmpegJpegDecoder());
    private final TestingFrames frames = parts.push(new TestingFrames(context()));
    private final RoleContext context = context();
    private MadeUpHistory history;
    private int port;

    @BeforeAll
    static void startBroker() {
        topics = new MadeUpTopics(folder.resolve("broker"), CLOCK);
        topics.cameras(new MadeUpSite(new Random(1)).cameras());
        siteTopics = new SiteTopics(topics.context());
        siteTopics.start();
    }

    @AfterAll
    static void stopBroker() {
        siteTopics.close();
        topics.close();
    }

    @BeforeEach
    void startServer(@TempDir Path own) {
        history = parts.push(new MadeUpHistory(own));
        LiveWorker worker = parts.push(new LiveWorker(
                context, StepSettings.defaults(), siteTopics.view(), history.history(), new Audit(trail, CLOCK)));
        worker.start();
        ApiServer server = parts.push(
                new ApiServer(ApiSettings.defaults().withPort(0), new OpenGate(), worker.resources(), CLOCK));
        server.start();
        port = server.port();
        streaming(CAMERA);
    }

    @AfterEach
    void stopServer() {
        parts.close();
    }

    @Test
    void showsFacesHiddenWithTheirBoxesBesideThem() throws Exception {
        TestingSocket viewer = viewer("VIEWER");
        viewer.watch(CAMERA, 1280, false);
        until(viewer, 1);
        TestingSocket.Shown shown = viewer.pictures.get(0);
        RgbImage source = decoder.decode(Frames.PATTERN, MANY_PIXELS);
        RgbImage picture = decoder.decode(shown.jpeg(), MANY_PIXELS);

        assertThat(shown.header().path("cameraId").asText()).isEqualTo(CAMERA);
        assertThat(shown.header().path("widthPx").asInt()).isEqualTo(1280);
        assertThat(shown.header().path("capturedAt").asText())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(shown.header().path("boxes").size()).isEqualTo(1);
        assertThat(shown.header().at("/boxes/0/box/width").asDouble()).isGreaterThan(0.15);
        assertThat(shown.header().at("/boxes/0/faceSidePx").asDouble()).isGreaterThan(190);
        assertHidden(source, picture);

        await().atMost(LIMIT).until(() -> {
            frames.judged(CAMERA, Frames.PATTERN, FACE);
            return viewer.pictures.stream()
                    .anyMatch(each ->
                            each.header().at("/boxes/0/verdict").asText().equals("UNMASKED"));
        });
    }

    @Test
    void showsNothingThatNoDetectorHasLookedAtAndSaysWhy() throws Exception {
        TestingSocket viewer = viewer("VIEWER");
        viewer.watch(CAMERA, 320, false);
        until(viewer, 1);
        long last = viewer.lastSequence();
        long judged = frames.sequence();
        await().atMost(LIMIT).until(() -> viewer.lastSequence() == judged);
        int before = viewer.pictures.size();
        await().atMost(LIMIT).until(() -> {
            frames.unjudged(CAMERA, Frames.PATTERN);
            frames.shed(CAMERA, Frames.PATTERN);
            return !viewer.words.isEmpty();
        });
        assertThat(viewer.words.get(0).path("type").asText()).isEqualTo("state");
        assertThat(viewer.words.get(0).path("text").asText()).contains("shed");
        assertThat(viewer.pictures).hasSize(before);
        assertThat(last).isPositive();
        long unseen = frames.sequence();
        frames.judged(CAMERA, Frames.PATTERN, FACE);
        await().atMost(LIMIT).until(() -> viewer.lastSequence() > judged);
        assertThat(viewer.lastSequence()).isEqualTo(unseen + 1);
    }

    @Test
    void tellsAtOnceThatThereIsNoSuchCamera() {
        TestingSocket viewer = viewer("VIEWER");
        viewer.watch("nowhere", 320, false);
        await().atMost(LIMIT).until(() -> !viewer.words.isEmpty());
        assertThat(viewer.words.get(0).path("cameraId").asText()).isEqualTo("nowhere");
        assertThat(viewer.words.get(0).path("text").asText()).contains("no such camera");
    }

    @Test
    void showsFacesOnlyToThoseWhoMaySeeThemAndWritesItDownFirst() throws Exception {
        TestingSocket viewer = viewer("VIEWER");
        viewer.watch(CAMERA, 1280, true);
        await().atMost(LIMIT).until(() -> viewer.closedWith == 4403);
        assertThat(trail.entries).isEmpty();
        assertThat(get("/cameras/" + CAMERA + "/picture?unblurred=true", "VIEWER")
                        .statusCode())
                .isEqualTo(403);
        assertThat(trail.entries).isEmpty();

        TestingSocket operator = viewer("OPERATOR");
        operator.watch(CAMERA, 1280, true);
        until(operator, 1);
        assertThat(trail.entries).hasSize(1);
        AuditEntry entry = trail.entries.get(0);
        assertThat(entry.action()).isEqualTo("picture.unblurred");
        assertThat(entry.subject()).isEqualTo(CAMERA);
        assertThat(entry.role()).isEqualTo("OPERATOR");
        RgbImage source = decoder.decode(Frames.PATTERN, MANY_PIXELS);
        RgbImage picture = decoder.decode(operator.pictures.get(0).jpeg(), MANY_PIXELS);
        assertThat(Frames.detail(picture, 0.45, 0.4, 0.55, 0.6))
                .isGreaterThan(0.8 * Frames.detail(source, 0.45, 0.4, 0.55, 0.6));
    }

    @Test
    void showsNoFacesWhileTheAuditCannotBeWritten() {
        trail.broken = true;
        TestingSocket operator = viewer("OPERATOR");
        operator.watch(CAMERA, 320, true);
        await().atMost(LIMIT).until(() -> operator.closedWith == 1013);
        assertThat(operator.pictures).isEmpty();
    }

    @Test
    void aViewerWhoReadsNothingSlowsNobodyDown() throws Exception {
        long seed = 20_261_121;
        System.out.println("seed " + seed);
        byte[] large = ImageFiles.encodeJpeg(noise(seed), 60);
        try (TestingSocket slow = new TestingSocket(client, port, "VIEWER", false)) {
            slow.watch(CAMERA, 1280, false);
            TestingSocket fast = viewer("VIEWER");
            fast.watch(CAMERA, 1280, false);
            until(fast, 1);
            await().atMost(LIMIT).until(() -> {
                frames.judged(CAMERA, large, FACE);
                long sequence = frames.sequence();
                await().atMost(LIMIT).until(() -> fast.lastSequence() == sequence);
                return context.meters().counter("maskwatch.live.dropped").count() > 0;
            });
            assertThat(slow.pictures).isEmpty();
        }
    }

    @Test
    void hangsUpOnMessagesThatItDoesNotUnderstand() {
        for (String message : List.of("", "{}", "[]", "{\"watch\":[{\"camera\":\"a\"}]}", "{\"watch\":[],\"x\":1}")) {
            TestingSocket viewer = viewer("VIEWER");
            viewer.say(message);
            await().atMost(LIMIT).until(() -> viewer.closedWith == 1007);
        }
    }

    @Test
    void givesTheNewestPictureOfACamera() throws Exception {
        assertThat(get("/cameras/nowhere/picture", "VIEWER").statusCode()).isEqualTo(404);
        assertThat(get("/cameras/" + CAMERA + "/picture?width=3", "VIEWER").statusCode())
                .isEqualTo(400);
        HttpResponse<byte[]> none = get("/cameras/hall-1/picture", "VIEWER");
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(new String(none.body(), StandardCharsets.UTF_8)).contains("/problems/no-picture");

        TestingSocket viewer = viewer("VIEWER");
        viewer.watch(CAMERA, 320, false);
        until(viewer, 1);
        frames.judged(CAMERA, Frames.PATTERN, FACE);
        HttpResponse<byte[]> picture = get("/cameras/" + CAMERA + "/picture?widthPx=320", "VIEWER");
        assertThat(picture.statusCode()).isEqualTo(200);
        assertThat(picture.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("image/jpeg"));
        assertThat(picture.headers().firstValue("X-Maskwatch-Sequence")).isPresent();
        assertThat(JpegHeader.of(picture.body()).widthPx()).isEqualTo(320);
    }

    @Test
    void givesThePictureThatAnAlertRestsOnWhileItLives() throws Exception {
        frames.judged("hall-2", Frames.PATTERN, FACE);
        TestingFrames.Place place = frames.judged("hall-2", Frames.PATTERN, FACE);
        frames.judged("hall-2", Frames.PATTERN);
        history.alerts(
                List.of(alert("alert-1", place, place.offset()), alert("alert-2", place, place.offset() + 1_000)));
        HttpResponse<byte[]> picture = get("/alerts/alert-1/picture", "VIEWER");
        assertThat(picture.statusCode()).isEqualTo(200);
        assertThat(picture.headers().firstValue("X-Maskwatch-Sequence")).contains("2");
        assertHidden(decoder.decode(Frames.PATTERN, MANY_PIXELS), decoder.decode(picture.body(), MANY_PIXELS));
        HttpResponse<byte[]> gone = get("/alerts/alert-2/picture", "VIEWER");
        assertThat(gone.statusCode()).isEqualTo(404);
        assertThat(new String(gone.body(), StandardCharsets.UTF_8)).contains("/problems/picture-gone");
        assertThat(get("/alerts/alert-3/picture", "VIEWER").statusCode()).isEqualTo(404);
    }

    @Test
    void givesThePictureOfAProbe() throws Exception {
        assertThat(get("/probes/" + PROBE + "/picture", "OPERATOR").statusCode())
                .isEqualTo(404);
        frames.unjudged(PROBE, Frames.PATTERN);
        assertThat(get("/probes/" + PROBE + "/picture", "OPERATOR").statusCode())
                .isEqualTo(404);
        frames.judged(PROBE, Frames.PATTERN, FACE);
        HttpResponse<byte[]> picture = get("/probes/" + PROBE + "/picture", "OPERATOR");
        assertThat(picture.statusCode()).isEqualTo(200);
        assertHidden(decoder.decode(Frames.PATTERN, MANY_PIXELS), decoder.decode(picture.body(), MANY_PIXELS));
        assertThat(get("/probes/" + PROBE + "/picture", "VIEWER").statusCode()).isEqualTo(403);
        assertThat(get("/probes/" + CAMERA + "/picture", "OPERATOR").statusCode())
                .as("no way around the role for other cameras")
                .isEqualTo(404);
    }

    /** The face is in the middle, and so is hidden from 0.38 to 0.62 across and 0.25 to 0.75 down. */
    private static void assertHidden(RgbImage source, RgbImage picture) {
        assertThat(Frames.detail(picture, 0.42, 0.33, 0.58, 0.67))
                .isLessThan(0.15 * Frames.detail(source, 0.42, 0.33, 0.58, 0.67));
        assertThat(Frames.difference(source, picture, 0.42, 0.33, 0.58, 0.67)).isGreaterThan(40);
        assertThat(Frames.difference(source, picture, 0, 0, 0.3, 1)).isLessThan(6);
        assertThat(Frames.difference(source, picture, 0.7, 0, 1, 1)).isLessThan(6);
    }

    /** Frames come until the viewer was shown so many. */
    private void until(TestingSocket viewer, int pictures) {
        await().atMost(LIMIT).until(() -> {
            frames.judged(CAMERA, Frames.PATTERN, FACE);
            return viewer.pictures.size() >= pictures;
        });
    }

    private TestingSocket viewer(String role) {
        return parts.push(new TestingSocket(client, port, role, true));
    }

    private HttpResponse<byte[]> get(String path, String role) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                .header(OpenGate.ROLE, role)
                .build();
        return client.send(request, BodyHandlers.ofByteArray());
    }

    private static RoleContext context() {
        return topics.context();
    }

    private static void streaming(String cameraId) {
        CameraStatus status = ScriptedCamera.status(cameraId, 0, CameraState.STREAMING);
        topics.put(Topics.CAMERA_STATUS, cameraId, status);
    }

    private static Alert alert(String id, TestingFrames.Place place, long offset) {
        Alert opened = new MadeUpSite(new Random(1))
                .incident("hall-2", RuleKind.UNMASKED_PERSON, CLOCK.instant(), null)
                .get(0);
        AlertEvidence evidence = AlertEvidence.newBuilder(opened.getEvidence())
                .setFramePartition(place.partition())
                .setFrameOffset(offset)
                .setDetectedAt(place.outcome().getDecidedAt())
                .build();
        return Alert.newBuilder(opened).setAlertId(id).setEvidence(evidence).build();
    }

    private static RgbImage noise(long seed) {
        byte[] rgb = new byte[3 * 960 * 540];
        new Random(seed).nextBytes(rgb);
        return new RgbImage(960, 540, rgb);
    }

    /** An audit in memory that can be out of order. */
    private static final class KeptTrail implements AuditTrail {
        final List<AuditEntry> entries = new CopyOnWriteArrayList<>();
        volatile boolean broken;

        @Override
        public void add(AuditEntry entry) {
            if (broken) {
                throw new HistoryException("made up", new IllegalStateException());
            }
            entries.add(entry);
        }

        @Override
        public List<AuditEntry> read(TimeRange range, @Nullable String by, long before, int limit) {
            return List.copyOf(entries);
        }
    }
}
