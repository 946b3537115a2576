package io.maskwatch.ingest.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maskwatch.ingest.IngestConfig;
import io.maskwatch.media.JpegImage;
import io.maskwatch.media.MediaException;
import io.maskwatch.runtime.ErrorTally;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CameraMode;
import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.FailureCause;
import io.maskwatch.schemas.Frame;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class CameraFleetTest {
    private final RecordingPublishers broker = new RecordingPublishers();
    private final Map<String, CameraSource> sources = new ConcurrentHashMap<>();
    private final List<Throwable> bugs = new CopyOnWriteArrayList<>();
    private volatile BiConsumer<CameraProber.Samples, StopSignal> probed = (samples, stop) -> {
        samples.sampled(640, 480, bytes -> jpeg());
        samples.sampled(640, 480, bytes -> jpeg());
    };
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final InstantSource clock = InstantSource.system();
    private final CameraFleet fleet = new CameraFleet(
            new CameraContext(
                    quick(),
                    "worker-1",
                    clock,
                    broker::status,
                    broker::frame,
                    camera -> sources.getOrDefault(camera.getCameraId(), CameraFleetTest::streamsUntilStopped),
                    this::probe,
                    new IngestMeters(meters)),
            new ErrorTally(LoggerFactory.getLogger("test"), clock, Duration.ofSeconds(30)),
            System::nanoTime,
            (thread, cause) -> bugs.add(cause));

    @AfterEach
    void leave() {
        fleet.leaveAll();
        assertThat(bugs).isEmpty();
    }

    @Test
    void tellsTheWholeStoryOfACamera() {
        fleet.put(0, camera("gate").build());
        await().until(() -> broker.states().contains(CameraState.STREAMING));
        fleet.remove("gate");

        assertThat(broker.states())
                .containsExactly(
                        CameraState.STARTING, CameraState.CONNECTING, CameraState.STREAMING, CameraState.STOPPED);
        assertThat(broker.statuses.get(0).getSession()).isEqualTo(-1);
        assertThat(broker.last().getSession()).isEqualTo(42);
    }

    @Test
    void numbersFramesWithoutGapsAndAccountsForEach() {
        sources.put("gate", (observer, stop) -> {
            observer.streaming();
            for (int i = 0; i < 30; i++) {
                observer.sampled(Instant.ofEpochMilli(i), 640, 480, CameraFleetTest::jpeg);
            }
            stop.await();
        });
        fleet.put(0, camera("gate").build());
        await().until(() -> broker.frames.size() == 30);
        fleet.remove("gate");

        assertThat(broker.frames)
                .extracting(Frame::getSequence)
                .isSorted()
                .startsWith(1L)
                .endsWith(30L);
        assertThat(broker.frames).extracting(Frame::getSession).containsOnly(42L);
        assertThat(broker.last().getPublishedSequence()).isEqualTo(30);
        assertThat(broker.last().getFramesPublished()).isEqualTo(30);
        assertThat(broker.last().getUnpublished()).isZero();
    }

    @Test
    void countsWhatASilentBrokerDoesNotTakeInsteadOfWaitingForIt() {
        broker.acknowledging = false;
        sources.put("gate", (observer, stop) -> {
            observer.streaming();
            for (int i = 0; i < 30; i++) {
                observer.sampled(Instant.ofEpochMilli(i), 640, 480, CameraFleetTest::jpeg);
            }
            stop.await();
        });
        fleet.put(0, camera("gate").build());
        await().until(() ->
                meters.counter("maskwatch.ingest.frames", "outcome", "sampled").count() == 30);
        fleet.repeatStatus();

        assertThat(broker.frames).hasSize(8);
        assertThat(broker.last().getUnpublished()).isEqualTo(22);
        fleet.remove("gate");
        assertThat(broker.last().getUnpublished())
                .as("at the end, what is in flight too")
                .isEqualTo(30);
    }

    @Test
    void triesAgainAfterAFailureAndCountsTheReconnection() {
        int[] runs = {0};
        sources.put("gate", (observer, stop) -> {
            if (runs[0]++ == 0) {
                throw new MediaException(FailureCause.REFUSED, "nobody listens at rtsp://user:secret@host/");
            }
            streamsUntilStopped(observer, stop);
        });
        fleet.put(0, camera("gate").build());
        await().until(() -> broker.states().contains(CameraState.STREAMING));

        CameraStatus failed = with(CameraState.BACKING_OFF);
        assertThat(failed.getCause()).isEqualTo(FailureCause.REFUSED);
        assertThat(failed.getDetail()).doesNotContain("secret");
        assertThat(failed.getNextAttemptAt()).isAfter(failed.getAt());
        assertThat(with(CameraState.STREAMING).getReconnects()).isEqualTo(1);
    }

    @Test
    void keepsTryingToOpenTheSessionWhileThereIsNoBroker() {
        broker.statusesToRefuse.set(2);
        fleet.put(0, camera("gate").build());

        await().until(() -> broker.states().contains(CameraState.STREAMING));
    }

    @Test
    void aBugInOneCameraIsToldAndLeavesTheOthersAlone() {
        sources.put("broken", (observer, stop) -> {
            throw new IllegalStateException("not foreseen");
        });
        fleet.put(0, camera("broken").build());
        fleet.put(0, camera("gate").build());

        await().until(() -> broker.statuses.stream().anyMatch(status -> status.getCause() == FailureCause.INTERNAL));
        await().until(() -> broker.states().contains(CameraState.STREAMING));
    }

    @Test
    void restartsOnlyForAChangeThatMatters() {
        fleet.put(0, camera("gate").build());
        fleet.put(0, camera("yard").build());
        await().until(() -> count(CameraState.STREAMING) == 2);
        fleet.put(0, camera("gate").setName("The gate").build());
        assertThat(count(CameraState.STOPPED)).isZero();
        fleet.put(0, camera("gate").setFramesPerSecond(2).build());
        await().until(() -> count(CameraState.STREAMING) == 3);

        assertThat(broker.statuses)
                .filteredOn(status -> status.getState() == CameraState.STOPPED)
                .extracting(CameraStatus::getCameraId)
                .containsExactly("gate");
    }

    @Test
    void aRepeatedRecordCutsThePauseShort() {
        int[] runs = {0};
        sources.put("gate", (observer, stop) -> {
            if (runs[0]++ == 0) {
                throw new MediaException(FailureCause.INVALID_CAMERA, "never tried again by itself");
            }
            streamsUntilStopped(observer, stop);
        });
        fleet.put(0, camera("gate").build());
        await().until(() -> broker.states().contains(CameraState.BACKING_OFF));
        assertThat(with(CameraState.BACKING_OFF).getNextAttemptAt()).isNull();

        await().until(() -> {
            fleet.put(0, camera("gate").build());
            return broker.states().contains(CameraState.STREAMING);
        });
    }

    @Test
    void aDisabledCameraIsStoppedAndStaysKnown() {
        fleet.put(0, camera("gate").build());
        await().until(() -> broker.states().contains(CameraState.STREAMING));
        fleet.put(0, camera("gate").setEnabled(false).build());
        int before = broker.statuses.size();
        fleet.repeatStatus();

        assertThat(broker.states().subList(before - 1, before + 1))
                .containsExactly(CameraState.DISABLED, CameraState.DISABLED);
        assertThat(broker.last().getSession()).isEqualTo(42);
    }

    @Test
    void leavesOnlyTheCamerasOfThePartitionsGivenUp() {
        fleet.put(0, camera("gate").build());
        fleet.put(1, camera("yard").build());
        await().until(() -> count(CameraState.STREAMING) == 2);
        fleet.leave(List.of(1));

        assertThat(broker.last().getCameraId()).isEqualTo("yard");
        assertThat(broker.last().getState()).isEqualTo(CameraState.STOPPED);
        assertThat(fleet.size()).isEqualTo(1);
    }

    @Test
    void publishesNoFrameOnceBarred() {
        sources.put("gate", (observer, stop) -> {
            observer.streaming();
            stop.await();
            observer.sampled(Instant.EPOCH, 640, 480, CameraFleetTest::jpeg);
        });
        fleet.put(0, camera("gate").build());
        await().until(() -> broker.states().contains(CameraState.STREAMING));
        fleet.bar();
        fleet.leaveAll();

        assertThat(broker.frames).isEmpty();
    }

    @Test
    void aProbedCameraPublishesItsFindingAndItsSamples() {
        fleet.put(0, camera("gate").setMode(CameraMode.PROBE).build());
        await().until(() -> broker.states().contains(CameraState.PROBED));

        assertThat(broker.last().getCause()).isEqualTo(FailureCause.NOT_FOUND);
        assertThat(broker.last().getDetail()).isEqualTo("no such path");
        assertThat(broker.frames).extracting(Frame::getSequence).containsExactly(1L, 2L);
        assertThat(broker.frames).extracting(Frame::getCapturedAt).isSorted().doesNotHaveDuplicates();
        assertThat(broker.last().getPublishedSequence()).isEqualTo(2);
    }

    @Test
    void aProbeThatWasCalledOffPublishesNothingMore() {
        probed = (samples, stop) -> {
            stop.await();
            samples.sampled(640, 480, bytes -> jpeg());
        };
        fleet.put(0, camera("gate").setMode(CameraMode.PROBE).build());
        await().until(() -> broker.states().contains(CameraState.CONNECTING));
        fleet.remove("gate");

        assertThat(broker.frames).isEmpty();
        assertThat(broker.states()).doesNotContain(CameraState.PROBED).endsWith(CameraState.STOPPED);
    }

    private CameraProber.Finding probe(Camera camera, StopSignal stop, CameraProber.Samples samples) {
        probed.accept(samples, stop);
        return new CameraProber.Finding(FailureCause.NOT_FOUND, "no such path", null);
    }

    private CameraStatus with(CameraState state) {
        return broker.statuses.stream()
                .filter(status -> status.getState() == state)
                .findFirst()
                .orElseThrow();
    }

    private long count(CameraState state) {
        return broker.states().stream().filter(state::equals).count();
    }

    private static void streamsUntilStopped(StreamObserver observer, StopSignal stop) {
        observer.streaming();
        while (!stop.raised()) {
            stop.await();
        }
    }

    private static JpegImage jpeg() {
        return new JpegImage(new byte[] {1, 2, 3}, 320, 240, 80);
    }

    private static Camera.Builder camera(String id) {
        return Camera.newBuilder().setCameraId(id).setName(id).setUrl("rtsp://127.0.0.1/" + id);
    }

    private static IngestConfig quick() {
        IngestConfig usual = IngestConfig.defaults();
        return new IngestConfig(
                usual.sessionTimeout(),
                usual.statusInterval(),
                Duration.ofMillis(20),
                Duration.ofMillis(100),
                usual.stableAfter(),
                usual.stopTimeout(),
                usual.probeDuration(),
                usual.framesInFlight(),
                usual.maxFrameBytes(),
                usual.deliveryTimeout(),
                usual.bufferMegabytes(),
                usual.decoderThreads(),
                "");
    }
}
