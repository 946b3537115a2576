package io.maskwatch.ingest.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maskwatch.runtime.ClosingStack;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.FailureCause;
import io.maskwatch.simulator.fault.Fault;
import io.maskwatch.simulator.fault.FaultPanel;
import io.maskwatch.simulator.main.FaultyCamera;
import io.maskwatch.simulator.main.FaultyCameraOptions;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Cameras that fail, each in its own way and all at once, beside one that does not. */
class FaultyCameraTest extends OneCameraTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** What is told of a camera that streamed and then has a fault. */
    private static final Map<Fault, FailureCause> TOLD = new EnumMap<>(Map.of(
            Fault.OFF, FailureCause.REFUSED,
            Fault.HOST_SILENT, FailureCause.TIMED_OUT,
            Fault.HALF_OPEN, FailureCause.STALLED,
            Fault.RESET, FailureCause.ENDED,
            Fault.NO_PACKETS, FailureCause.STALLED,
            Fault.SESSION_LOST, FailureCause.STALLED,
            Fault.FREEZE, FailureCause.FROZEN,
            Fault.BLACK, FailureCause.BLACK));

    private final ClosingStack cameras = new ClosingStack();

    @AfterEach
    void closeCameras() {
        cameras.close();
    }

    @Test
    void tellsEachFaultAndComesBackFromIt() throws Exception {
        Map<Fault, FaultyCamera> faulty = new EnumMap<>(Fault.class);
        for (Fault fault : TOLD.keySet()) {
            faulty.put(fault, put(id(fault), new FaultPanel()));
        }
        put("sound", new FaultPanel());
        faulty.keySet().forEach(fault -> awaitFrames(id(fault), 2));
        awaitFrames("sound", 2);

        faulty.forEach((fault, camera) -> camera.faults().begin(fault));
        TOLD.forEach((fault, cause) -> await(id(fault) + " is told as " + cause)
                .atMost(LIMIT)
                .until(() -> topics.told(id(fault), CameraState.BACKING_OFF, cause)));
        int before = topics.frames("sound").size();
        faulty.forEach((fault, camera) -> camera.faults().end(fault));

        for (Fault fault : faulty.keySet()) {
            int framesBefore = topics.frames(id(fault)).size();
            await(id(fault) + " streams again")
                    .atMost(LIMIT)
                    .until(() -> topics.last(id(fault)).getState() == CameraState.STREAMING);
            awaitFrames(id(fault), framesBefore + 1);
            assertThat(topics.statuses(id(fault)))
                    .as("one session for all of it")
                    .extracting(CameraStatus::getSession)
                    .filteredOn(session -> session >= 0)
                    .containsOnly(topics.last(id(fault)).getSession());
        }
        awaitFrames("sound", before + 1);
    }

    @Test
    void tellsWhatIsWrongFromTheBeginning() throws Exception {
        Map<Fault, FailureCause> told = new EnumMap<>(Map.of(
                Fault.WRONG_PATH, FailureCause.NOT_FOUND,
                Fault.ACCEPT_THEN_SILENCE, FailureCause.TIMED_OUT,
                Fault.BLACK, FailureCause.BLACK));
        Map<Fault, FaultyCamera> faulty = new EnumMap<>(Fault.class);
        for (Fault fault : told.keySet()) {
            FaultPanel panel = new FaultPanel();
            panel.begin(fault);
            faulty.put(fault, put(id(fault), panel));
        }
        told.forEach((fault, cause) -> await(id(fault) + " is told as " + cause)
                .atMost(LIMIT)
                .until(() -> topics.told(id(fault), CameraState.BACKING_OFF, cause)));

        faulty.forEach((fault, camera) -> camera.faults().end(fault));

        faulty.keySet()
                .forEach(fault -> await(id(fault) + " streams")
                        .atMost(LIMIT)
                        .until(() -> topics.last(id(fault)).getState() == CameraState.STREAMING));
    }

    private FaultyCamera put(String name, FaultPanel panel) throws Exception {
        FaultyCamera camera = cameras.push(FaultyCamera.start(FaultyCameraOptions.small(name), panel));
        topics.put(Camera.newBuilder()
                .setCameraId(name)
                .setName(name)
                .setUrl(camera.url())
                .setFramesPerSecond(2)
                .setConnectTimeoutMs(3000)
                .setStallTimeoutMs(2000)
                .build());
        return camera;
    }

    private static String id(Fault fault) {
        return fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void awaitFrames(String camera, int count) {
        await(count + " frames of " + camera)
                .atMost(LIMIT)
                .until(() -> topics.frames(camera).size() >= count);
    }
}
