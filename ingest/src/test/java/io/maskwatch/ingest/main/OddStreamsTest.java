package io.maskwatch.ingest.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maskwatch.runtime.ClosingStack;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.Frame;
import io.maskwatch.schemas.StreamFacts;
import io.maskwatch.simulator.fault.Fault;
import io.maskwatch.simulator.main.FaultyCamera;
import io.maskwatch.simulator.main.FaultyCameraOptions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Streams that are odd rather than broken. */
@Tag("long")
class OddStreamsTest extends OneCameraTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final ClosingStack cameras = new ClosingStack();

    @AfterEach
    void closeCameras() {
        cameras.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"CLOCK_BACK", "CLOCK_AHEAD", "CLOCK_WRAP", "CLOCK_DRIFT", "REORDERING", "OTHER_RESOLUTION"})
    void goesOnInOrderOfTime(Fault fault) throws Exception {
        String name = fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
        FaultyCamera camera = put(name);
        awaitFrames(name, 4);
        camera.faults().begin(fault);
        awaitFrames(name, topics.frames(name).size() + 12);
        camera.faults().end(fault);
        awaitFrames(name, topics.frames(name).size() + 4);

        List<Frame> frames = topics.frames(name);
        for (int i = 1; i < frames.size(); i++) {
            assertThat(frames.get(i).getCapturedAt()).isAfter(frames.get(i - 1).getCapturedAt());
        }
    }

    @Test
    void followsTheCameraToAnotherCodec() throws Exception {
        FaultyCamera camera = put("codec");
        awaitFrames("codec", 2);
        camera.faults().begin(Fault.MJPEG);
        await().atMost(LIMIT).until(() -> codec("codec").equals("mjpeg"));
        camera.faults().end(Fault.MJPEG);
        await().atMost(LIMIT).until(() -> codec("codec").equals("h264"));
    }

    private String codec(String name) {
        StreamFacts stream = topics.last(name).getStream();
        boolean streams = topics.last(name).getState() == CameraState.STREAMING;
        return streams && stream != null ? stream.getCodec() : "";
    }

    private FaultyCamera put(String name) throws Exception {
        FaultyCamera camera = cameras.push(FaultyCamera.start(FaultyCameraOptions.small(name)));
        topics.put(Camera.newBuilder()
                .setCameraId(name)
                .setName(name)
                .setUrl(camera.url())
                .setFramesPerSecond(4)
                .setConnectTimeoutMs(5000)
                .setStallTimeoutMs(3000)
                .build());
        return camera;
    }

    private void awaitFrames(String camera, int count) {
        await(count + " frames of " + camera)
                .atMost(LIMIT)
                .until(() -> topics.frames(camera).size() >= count);
    }
}
