package io.maskwatch.bench.viewers;

import io.maskwatch.app.broker.DataFolder;
import io.maskwatch.app.console.Screen;
import io.maskwatch.app.demo.DemoRules;
import io.maskwatch.app.run.RunningInstallation;
import io.maskwatch.app.topics.kafka.CameraDirectory;
import io.maskwatch.bench.viewers.watch.FrameFates;
import io.maskwatch.runtime.ClosingStack;
import io.maskwatch.runtime.camera.CameraFile;
import io.maskwatch.runtime.config.ConfigFile;
import io.maskwatch.schemas.Camera;
import io.maskwatch.simulator.main.SimulatedCamera;
import io.maskwatch.simulator.main.SimulatedCameras;
import io.maskwatch.simulator.main.SimulatorOptions;
import io.maskwatch.sink.api.ApiSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Simulated cameras and everything that works on their pictures, in this process: broker, ingest, detector with the model
 * that ships, sink and dashboard. Closed in reverse order of its start.
 */
final class WatchedSite implements AutoCloseable {
    private final ClosingStack parts;
    private final List<String> cameraIds;
    private final URI live;
    private final FrameFates outcomes;

    private WatchedSite(ClosingStack parts, List<String> cameraIds, URI live, FrameFates outcomes) {
        this.parts = parts;
        this.cameraIds = cameraIds;
        this.live = live;
        this.outcomes = outcomes;
    }

    /** @param folder an empty one for everything that is kept */
    static WatchedSite open(ViewersPlan plan, Path folder, Screen screen, Instant startedAt) {
        ClosingStack parts = new ClosingStack();
        try {
            DataFolder data = parts.push(DataFolder.open(folder));
            ApiSettings api = ApiSettings.defaults().withLocalTargets(true).withPort(0);
            RunningInstallation running = parts.push(
                    RunningInstallation.start(data, 0, ConfigFile.load(null, Map.of()), api, screen, startedAt));
            FrameFates outcomes = parts.push(FrameFates.open(
                    running.cluster().clients(), running.cluster().codecs()));
            screen.line("starting " + plan.cameras() + " simulated cameras");
            SimulatedCameras simulator = parts.push(SimulatedCameras.start(SimulatorOptions.defaults()
                    .withCameras(plan.cameras())
                    .withFramesPerSecond(plan.sentPerSecond())
                    .withSize(ViewersPlan.WIDTH_PX, ViewersPlan.HEIGHT_PX)
                    .withSeed(plan.seed())));
            List<Camera> cameras = simulator.cameras().stream()
                    .map(camera -> described(camera, plan.framesPerSecond()))
                    .toList();
            new CameraDirectory(running.cluster().clients(), running.cluster().codecs())
                    .apply(new CameraFile(cameras, List.of(DemoRules.settings())), true);
            URI live = URI.create(running.dashboard().orElseThrow().replaceFirst("^http", "ws"))
                    .resolve("/api/v1/live");
            List<String> ids = cameras.stream().map(Camera::getCameraId).toList();
            return new WatchedSite(parts, ids, live, outcomes);
        } catch (RuntimeException e) {
            try (parts) {
                throw e;
            }
        }
    }

    List<String> cameraIds() {
        return cameraIds;
    }

    /** Where live pictures are. */
    URI live() {
        return live;
    }

    FrameFates outcomes() {
        return outcomes;
    }

    private static Camera described(SimulatedCamera simulated, double framesPerSecond) {
        return Camera.newBuilder()
                .setCameraId(simulated.id())
                .setName(simulated.name())
                .setUrl(simulated.url())
                .setFramesPerSecond(framesPerSecond)
                .build();
    }

    @Override
    public void close() {
        parts.close();
    }
}
