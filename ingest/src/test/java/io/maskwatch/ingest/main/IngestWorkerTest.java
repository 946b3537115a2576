package io.maskwatch.ingest.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maskwatch.media.ffmpeg.FfmpegJpegDecoder;
import io.maskwatch.runtime.camera.Secrets;
import io.maskwatch.runtime.role.RoleContext;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CameraMode;
import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.CredentialsReference;
import io.maskwatch.schemas.FailureCause;
import io.maskwatch.schemas.Frame;
import io.maskwatch.schemas.RejectedMessage;
import io.maskwatch.schemas.Topics;
import io.maskwatch.testkit.kafka.TestingBroker;
import io.maskwatch.testkit.kafka.TopicTail;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real worker, a real broker, real films. */
class IngestWorkerTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    static Path folder;

    private static TestingBroker broker;
    private static Path film;
    private static int number;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private TestingTopics topics;
    private IngestWorker worker;
    private String id;

    @BeforeAll
    static void prepare() throws Exception {
        broker = TestingBroker.start(folder.resolve("broker"));
        TestingTopics.create(broker);
        film = TestingClips.moving(folder.resolve("moving.h264"), 1500);
    }

    @AfterAll
    static void end() {
        broker.close();
    }

    @BeforeEach
    void start() {
        id = "camera-" + ++number;
        topics = new TestingTopics(broker);
        worker = worker("worker-1");
    }

    @AfterEach
    void stop() throws Exception {
        topics.remove(id);
        worker.close();
        topics.close();
    }

    @Test
    void publishesFramesWithoutGapsUnderTheSessionOfTheStartingRecord() throws Exception {
        topics.put(camera().build());
        await().atMost(LIMIT).until(() -> topics.frames(id).size() >= 12);
        List<Frame> frames = topics.frames(id);

        assertThat(frames)
                .extracting(Frame::getSequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, frames.size()).boxed().toList());
        assertThat(frames).extracting(Frame::getCapturedAt).isSorted().doesNotHaveDuplicates();
        assertThat(frames)
                .extracting(Frame::getSession)
                .containsOnly(topics.last(id).getSession());
        assertThat(topics.statuses(id).get(0).getState()).isEqualTo(CameraState.STARTING);
        await().atMost(LIMIT)
                .until(() -> topics.last(id).getPublishedSequence() >= 12
                        && topics.last(id).getPublishedSequence()
                                == topics.last(id).getFramesPublished());
        assertThat(topics.last(id).getStream().getCodec()).isEqualTo("h264");
        byte[] jpeg = new byte[frames.get(0).getJpeg().remaining()];
        frames.get(0).getJpeg().get(jpeg);
        try (FfmpegJpegDecoder decoder = new FfmpegJpegDecoder()) {
            assertThat(decoder.decode(jpeg, 1_000_000).widthPx()).isEqualTo(200);
        }
    }

    @Test
    void repeatsTheStatusAtLeastEveryFiveSecondsAlsoWhileDown() throws Exception {
        topics.put(camera().setUrl("rtsp://127.0.0.1:" + TestingBroker.freePort() + "/none")
                .build());
        await().atMost(LIMIT).until(() -> topics.statuses(id).size() >= 12);
        List<CameraStatus> statuses = topics.statuses(id);

        assertThat(statuses).anyMatch(status -> status.getCause() == FailureCause.REFUSED);
        IntStream.range(1, statuses.size())
                .forEach(i -> assertThat(Duration.between(
                                statuses.get(i - 1).getAt(), statuses.get(i).getAt()))
                        .isLessThanOrEqualTo(Duration.ofSeconds(5)));
    }

    @Test
    void followsChangesAndRemovalWithoutARestart() throws Exception {
        topics.put(camera().build());
        await().atMost(LIMIT).until(() -> topics.told(id, CameraState.STREAMING));
        long first = topics.last(id).getSession();
        topics.put(camera().setFramesPerSecond(2).build());
        await().atMost(LIMIT)
                .until(() -> topics.last(id).getState() == CameraState.STREAMING
                        && topics.last(id).getSession() > first);
        topics.put(camera().setEnabled(false).build());
        await().atMost(LIMIT).until(() -> topics.last(id).getState() == CameraState.DISABLED);
        topics.put(camera().build());
        await().atMost(LIMIT).until(() -> topics.last(id).getState() == CameraState.STREAMING);
        topics.remove(id);

        await().atMost(LIMIT).until(() -> topics.last(id).getState() == CameraState.STOPPED);
    }

    @Test
    void tellsAFrozenPictureAndPublishesNoMoreOfIt() throws Exception {
        Path frozen = TestingClips.frozen(folder.resolve("frozen.h264"), 500);
        topics.put(camera().setUrl(frozen.toUri().toString())
                .setStallTimeoutMs(1500)
                .build());
        await().atMost(LIMIT).until(() -> topics.told(id, CameraState.BACKING_OFF, FailureCause.FROZEN));
        int published = topics.frames(id).size();
        await().atMost(LIMIT)
                .until(() -> topics.statuses(id).stream()
                                .filter(status -> status.getState() == CameraState.CONNECTING)
                                .filter(status -> status.getCause() == FailureCause.FROZEN)
                                .count()
                        >= 2);

        assertThat(topics.frames(id)).hasSize(published);
    }

    @Test
    void tellsWhatIsWrongWithARecord() throws Exception {
        topics.put(camera().setUrl("rtsp://admin:hunter2@127.0.0.1/x").build());
        await().atMost(LIMIT).until(() -> topics.told(id, CameraState.BACKING_OFF, FailureCause.INVALID_CAMERA));
        assertThat(topics.statuses(id).toString()).doesNotContain("hunter2");
        topics.put(camera().setUrl("rtsp://127.0.0.1/x")
                .setCredentials(CredentialsReference.newBuilder()
                        .setUsername("viewer")
                        .setPasswordEnv("MASKWATCH_CAMERA_NOWHERE")
                        .setHost("127.0.0.1")
                        .build())
                .build());

        await().atMost(LIMIT).until(() -> topics.told(id, CameraState.BACKING_OFF, FailureCause.CREDENTIALS_MISSING));
    }

    @Test
    void setsAsideAnUnreadableRecordAndGoesOn() throws Exception {
        topics.putRaw(id, new byte[] {9, 9, 9});
        topics.put(camera().build());
        await().atMost(LIMIT).until(() -> topics.told(id, CameraState.STREAMING));
        topics.putRaw(id, new byte[] {7, 7});

        try (TopicTail<RejectedMessage> rejected = broker.tail(Topics.REJECTED)) {
            rejected.await(all -> all.stream().anyMatch(message -> message.getSizeBytes() == 2));
        }
        assertThat(topics.last(id).getState()).isEqualTo(CameraState.STREAMING);
    }

    @Test
    void answersAProbeInTheStatus() throws Exception {
        topics.put(camera().setMode(CameraMode.PROBE).build());
        await().atMost(LIMIT).until(() -> topics.told(id, CameraState.PROBED));

        assertThat(topics.last(id).getStream().getWidthPx()).isEqualTo(320);
        assertThat(topics.last(id).getStream().getFramesPerSecond()).isBetween(20.0, 30.0);
        assertThat(topics.frames(id)).extracting(Frame::getSequence).containsExactly(1L, 2L, 3L);
        assertThat(topics.frames(id))
                .extracting(Frame::getSession)
                .containsOnly(topics.last(id).getSession());
        assertThat(topics.frames(id))
                .extracting(Frame::getCapturedAt)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(topics.last(id).getPublishedSequence()).isEqualTo(3);
    }

    @Test
    void aLeavingWorkerHandsItsCamerasOverUnderAHigherSession() throws Exception {
        List<String> ids = IntStream.range(0, 8).mapToObj(i -> id + "-" + i).toList();
        for (String each : ids) {
            topics.put(camera().setCameraId(each).setFramesPerSecond(1).build());
        }
        IngestWorker second = worker("worker-2");
        try {
            await().atMost(LIMIT).until(() -> workersOf(ids).equals(Set.of("worker-1", "worker-2")));
            await().atMost(LIMIT).until(() -> allStreaming(ids));
            List<CameraStatus> before = ids.stream().map(topics::last).toList();
            second.close();
            await().atMost(LIMIT).until(() -> workersOf(ids).equals(Set.of("worker-1")) && allStreaming(ids));

            for (CameraStatus was : before) {
                CameraStatus is = topics.last(was.getCameraId());
                if (was.getWorkerId().equals("worker-2")) {
                    assertThat(is.getSession()).isGreaterThan(was.getSession());
                } else {
                    assertThat(is.getSession())
                            .as("unaffected by the rebalance")
                            .isEqualTo(was.getSession());
                }
            }
        } finally {
            second.close();
        }
        for (String each : ids) {
            topics.remove(each);
        }
    }

    @Test
    void camerasKeepRunningWhileTheBrokerIsAwayAndAccountForWhatWasNotPublished() throws Exception {
        topics.put(camera().build());
        await().atMost(LIMIT).until(() -> topics.frames(id).size() >= 4);
        long session = topics.last(id).getSession();
        broker.stop();
        await().atMost(LIMIT).until(() -> frames("unpublished") >= 10);
        assertThat(worker.check().healthy()).isFalse();
        broker.startAgain();
        await().atMost(LIMIT).until(() -> topics.last(id).getUnpublished() >= 10);
        await().atMost(LIMIT).until(() -> worker.check().healthy());
        topics.remove(id);
        await().atMost(LIMIT).until(() -> topics.last(id).getState() == CameraState.STOPPED);
        CameraStatus last = topics.last(id);

        assertThat(last.getSession())
                .as("an outage of the broker does not stop a camera")
                .isEqualTo(session);
        await().atMost(LIMIT).until(() -> topics.frames(id).size() >= last.getFramesPublished());
        assertThat(frames("sampled")).isEqualTo(frames("published") + frames("unpublished"));
        assertThat(last.getFramesPublished() + last.getUnpublished()).isEqualTo((long) frames("sampled"));
    }

    private double frames(String outcome) {
        return meters.counter("maskwatch.ingest.frames", "outcome", outcome).count();
    }

    private Set<String> workersOf(List<String> ids) {
        Set<String> workers = new HashSet<>();
        ids.forEach(each ->
                topics.statuses(each).stream().reduce((a, b) -> b).ifPresent(last -> workers.add(last.getWorkerId())));
        return workers;
    }

    private boolean allStreaming(List<String> ids) {
        return ids.stream()
                .allMatch(each -> topics.statuses(each).stream()
                        .reduce((a, b) -> b)
                        .map(CameraStatus::getState)
                        .filter(CameraState.STREAMING::equals)
                        .isPresent());
    }

    private IngestWorker worker(String name) {
        IngestWorker made = new IngestWorker(
                TestingConfig.quick(),
                new RoleContext(
                        TestingTopics.clients(broker, name), Codecs.local(), meters, InstantSource.system(), name),
                new Secrets(Map.of(), null));
        made.start();
        return made;
    }

    private Camera.Builder camera() {
        return Camera.newBuilder()
                .setCameraId(id)
                .setName("Test")
                .setUrl(film.toUri().toString())
                .setMaxWidthPx(200)
                .setFramesPerSecond(8);
    }
}
