package io.maskwatch.app.capacity.measure;

import io.maskwatch.app.broker.DataFolder;
import io.maskwatch.app.capacity.CameraKind;
import io.maskwatch.app.capacity.CpuClock;
import io.maskwatch.app.console.Screen;
import io.maskwatch.app.install.StopSignal;
import io.maskwatch.app.live.CameraTally;
import io.maskwatch.app.run.RunningInstallation;
import io.maskwatch.app.topics.kafka.CameraDirectory;
import io.maskwatch.runtime.ClosingStack;
import io.maskwatch.runtime.camera.CameraFile;
import io.maskwatch.runtime.config.ConfigFile;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.simulator.main.FilmCameras;
import io.maskwatch.sink.api.ApiSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything in this process over simulated cameras, as {@code up} runs it: whether so many cameras get what they ask for.
 * The simulation takes its share of the same cores, which is told. For one thread; closing ends all of it.
 */
public final class CapacityTrial implements AutoCloseable {
    private static final Duration STREAMING_LIMIT = Duration.ofMinutes(1);
    private static final Duration SETTLING = Duration.ofSeconds(12);
    private static final Duration GLANCE = Duration.ofMillis(200);

    private final ClosingStack parts = new ClosingStack();
    private final Setup setup;
    private final StopSignal stop;
    private final FilmCameras simulator;
    private final RunningInstallation running;
    private final CameraDirectory directory;

    /**
     * What is tried.
     *
     * @param kind of all cameras
     * @param detectAtPx longer side of the picture that the model sees
     * @param most cameras that there can be
     * @param span of each measurement
     */
    public record Setup(CameraKind kind, int detectAtPx, int most, Duration span) {}

    /**
     * Starts everything but the cameras.
     *
     * @param folder an empty one, or one that can be made
     * @param stop ends waits early
     */
    public CapacityTrial(Setup setup, Path folder, ConfigFile config, Screen screen, StopSignal stop) {
        this.setup = setup;
        this.stop = stop;
        try {
            this.simulator = parts.push(FilmCameras.start(MachineMeasurement.film(setup.kind()), setup.most()));
            DataFolder data = parts.push(DataFolder.open(folder));
            ApiSettings api = ApiSettings.defaults().withPort(0);
            Instant now = InstantSource.system().instant();
            this.running = parts.push(RunningInstallation.start(data, 0, config, api, screen, now));
            this.directory = new CameraDirectory(
                    running.cluster().clients(), running.cluster().codecs());
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    /**
     * What came of so many cameras.
     *
     * @param cameras how many
     * @param analysed frames analysed as a share of those asked for, about 1 where the machine keeps up
     * @param simulationCores what the simulation of one camera took, CPU seconds a second
     * @param cores what everything together took
     * @param otherCores what other programs took
     */
    public record Result(int cameras, double analysed, double simulationCores, double cores, double otherCores) {
        private static final double ENOUGH = 0.98;

        /** Whether they got what they asked for. */
        public boolean enough() {
            return analysed >= ENOUGH;
        }

        /** In words. */
        public String line() {
            return "%d cameras: %.1f %% of the frames asked for were analysed, %.2f cores busy (simulation %.3f a camera), %.2f with other programs"
                    .formatted(cameras, 100 * analysed, cores, simulationCores, otherCores);
        }

        /** As many cameras as would have got all of it. */
        public double served() {
            return cameras * Math.min(1, analysed);
        }
    }

    /** Runs so many cameras, and measures when all of them stream. */
    public Result run(int cameras) {
        List<Camera> described = new ArrayList<>();
        for (String url : simulator.urls().subList(0, cameras)) {
            described.add(Camera.newBuilder()
                    .setCameraId("trial-" + described.size())
                    .setName("")
                    .setUrl(url)
                    .setFramesPerSecond(setup.kind().framesPerSecond())
                    .setDetectAtPx(setup.detectAtPx())
                    .build());
        }
        directory.apply(new CameraFile(described, List.of()), true);
        awaitStreams(cameras);
        stop.await(SETTLING);
        long analysedBefore = analysed();
        double simulationBefore = simulationSeconds();
        double cpuBefore = CpuClock.ofProcess();
        CpuClock.machineLoad();
        long begun = System.nanoTime();
        stop.await(setup.span());
        double seconds = (System.nanoTime() - begun) / 1e9;
        double cores = (CpuClock.ofProcess() - cpuBefore) / seconds;
        double busy = CpuClock.machineLoad() * Runtime.getRuntime().availableProcessors();
        double asked = cameras * setup.kind().framesPerSecond() * seconds;
        return new Result(
                cameras,
                (analysed() - analysedBefore) / asked,
                (simulationSeconds() - simulationBefore) / seconds / cameras,
                cores,
                Math.max(0, busy - cores));
    }

    /** An overloaded machine may leave some of them behind: then it is measured as it is. */
    private void awaitStreams(int cameras) {
        long end = System.nanoTime() + STREAMING_LIMIT.toNanos();
        while (streaming() < cameras && System.nanoTime() - end < 0 && !stop.await(GLANCE)) {
            // they connect by themselves
        }
    }

    private long streaming() {
        return running.run()
                .tally()
                .read(tally -> tally.cameras().stream()
                        .filter(camera -> {
                            CameraStatus status = camera.status();
                            return status != null && status.getState() == CameraState.STREAMING;
                        })
                        .count());
    }

    private long analysed() {
        return running.run()
                .tally()
                .read(tally -> tally.cameras().stream()
                        .mapToLong(CameraTally::analysed)
                        .sum());
    }

    private static double simulationSeconds() {
        return CpuClock.ofThreads(name -> name.startsWith("camera-film-") || name.startsWith("rtsp-server"));
    }

    @Override
    public void close() {
        parts.close();
    }
}
