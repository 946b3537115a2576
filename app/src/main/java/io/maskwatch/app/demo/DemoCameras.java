package io.maskwatch.app.demo;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.schemas.Camera;
import io.maskwatch.simulator.main.CameraContent;
import io.maskwatch.simulator.main.SimulatedCamera;
import io.maskwatch.simulator.main.SimulatedCameras;
import io.maskwatch.simulator.main.SimulatorOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The demonstration's cameras: real RTSP streams of scenes whose truth is known. Thread-safe. */
public final class DemoCameras implements AutoCloseable {
    /** Pictures a second that a camera sends: more than are analysed, few enough for two cores to draw and encode. */
    private static final double SENT_PER_SECOND = 8;

    private final SimulatedCameras simulator;
    private final double framesPerSecond;

    private DemoCameras(SimulatedCameras simulator, double framesPerSecond) {
        this.simulator = simulator;
        this.framesPerSecond = framesPerSecond;
    }

    /**
     * Starts them.
     *
     * @param framesPerSecond how many frames a second are to be analysed of each
     * @param length length of the scenes; null for scenes without end
     * @param source a video file or a folder of photographs to show instead; null for generated scenes
     */
    public static DemoCameras start(
            int cameras, double framesPerSecond, long seed, @Nullable Duration length, @Nullable Path source) {
        SimulatorOptions options = SimulatorOptions.defaults()
                .withCameras(cameras)
                .withFramesPerSecond(SENT_PER_SECOND)
                .withSeed(seed)
                .withLength(source == null ? length : null)
                .withContent(content(source));
        return new DemoCameras(SimulatedCameras.start(options), framesPerSecond);
    }

    private static CameraContent content(@Nullable Path source) {
        if (source == null) {
            return new CameraContent.Scene();
        }
        if (!Files.exists(source)) {
            throw new UserError(
                    ExitCode.USAGE,
                    "--source " + source,
                    "there is no such file or folder",
                    "Name a video file, or a folder of photographs");
        }
        return Files.isDirectory(source)
                ? new CameraContent.Photographs(source, null)
                : new CameraContent.VideoFile(source);
    }

    /** The cameras as an integrator would describe them. */
    public List<Camera> cameras() {
        return simulator.cameras().stream().map(this::camera).toList();
    }

    /** Where they are. */
    public List<String> urls() {
        return simulator.cameras().stream().map(SimulatedCamera::url).toList();
    }

    /** What the truth calls for before each camera whose scene is whole; empty where the content is no scene. */
    public List<Expectation> expectations() {
        return simulator.cameras().stream()
                .filter(camera -> camera.startedAt().isPresent()
                        && camera.length().isPresent()
                        && !camera.truth().people().isEmpty())
                .map(camera -> TruthOracle.expect(
                        camera.id(),
                        camera.truth(),
                        camera.startedAt().orElseThrow(),
                        camera.length().orElseThrow()))
                .toList();
    }

    private Camera camera(SimulatedCamera simulated) {
        return Camera.newBuilder()
                .setCameraId(simulated.id())
                .setName(simulated.name())
                .setUrl(simulated.url())
                .setFramesPerSecond(framesPerSecond)
                .build();
    }

    @Override
    public void close() {
        simulator.close();
    }
}
