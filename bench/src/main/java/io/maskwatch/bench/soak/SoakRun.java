package io.maskwatch.bench.soak;

import io.maskwatch.app.broker.FreePort;
import io.maskwatch.app.install.ClusterAccess;
import io.maskwatch.app.install.StopSignal;
import io.maskwatch.app.topics.kafka.TopicFollower;
import io.maskwatch.bench.kills.process.Child;
import io.maskwatch.bench.soak.measure.Sample;
import io.maskwatch.bench.soak.measure.WatchedProcess;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.runtime.kafka.KafkaSettings;
import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.Outcome;
import io.maskwatch.schemas.Topics;
import io.maskwatch.simulator.main.SimulatedCamera;
import io.maskwatch.simulator.main.SimulatedCameras;
import io.maskwatch.simulator.main.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecordBase;

/** One soak: {@code maskwatch up} as a process of its own, looked at again and again. For one thread. */
final class SoakRun {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(200);

    private final SoakPlan plan;
    private final Path folder;
    private final StopSignal stop;
    private final Consumer<String> progress;
    private final List<Long> latencies = new ArrayList<>();
    private final List<Sample> samples = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();
    private int shed;

    /** @param folder an empty one for everything that is kept */
    SoakRun(SoakPlan plan, Path folder, StopSignal stop, Consumer<String> progress) {
        this.plan = plan;
        this.folder = folder;
        this.stop = stop;
        this.progress = progress;
    }

    /** What fails once the process has started is told among the figures, with all that was seen until then. */
    SoakFigures measure() throws IOException {
        int port = FreePort.any();
        try (SimulatedCameras cameras = SimulatedCameras.start(SimulatorOptions.defaults()
                        .withCameras(plan.cameras())
                        .withFramesPerSecond(2 * plan.framesPerSecond())
                        .withSize(SoakPlan.WIDTH_PX, SoakPlan.HEIGHT_PX)
                        .withSeed(plan.seed()));
                Child up = new Child(recipe(cameraFile(cameras), port))) {
            up.start();
            awaitStart(up);
            watch(up, ClusterAccess.to(KafkaSettings.of("127.0.0.1:" + port), "soak"));
            if (up.isAlive()) {
                up.askToEnd();
                up.awaitEndAsAsked().ifPresent(troubles::add);
            }
            SoakEnd end = SoakEnd.of(report());
            troubles.addAll(end.troubles());
            return SoakFigures.of(plan, samples, end.lost(), troubles);
        }
    }

    private void watch(Child up, ClusterAccess cluster) {
        try (TopicFollower outcomes =
                        new TopicFollower(cluster.clients(), cluster.codecs(), List.of(Topics.DETECTIONS), false);
                WatchedProcess process = WatchedProcess.of(up.pid())) {
            watch(up, process, outcomes);
        } catch (UserError e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            troubles.add("maskwatch up could not be watched any more after %d looks: %s".formatted(samples.size(), e));
        }
    }

    private void watch(Child up, WatchedProcess process, TopicFollower outcomes) throws IOException {
        Instant begun = CLOCK.instant();
        Instant end = begun.plus(plan.length());
        for (Instant next = begun.plus(plan.every()); !next.isAfter(end); next = next.plus(plan.every())) {
            while (CLOCK.instant().isBefore(next)) {
                requireGoingOn();
                if (!up.isAlive()) {
                    throw new IllegalStateException("it ended by itself with status " + up.status());
                }
                outcomes.poll(POLL, (topic, key, value) -> take(value));
            }
            Duration age = Duration.between(begun, CLOCK.instant());
            Sample sample = Sample.of(age.toMillis() / 3_600_000.0, process.holdings(), shed, latencies);
            latencies.clear();
            shed = 0;
            samples.add(sample);
            progress.accept(SoakTable.line(sample));
        }
    }

    private void take(SpecificRecordBase value) {
        if (value instanceof FrameOutcome outcome) {
            if (outcome.getOutcome() == Outcome.ANALYSED) {
                latencies.add(Duration.between(outcome.getCapturedAt(), CLOCK.instant())
                        .toMillis());
            } else {
                shed++;
            }
        }
    }

    private Child.Recipe recipe(Path cameras, int port) {
        return new Child.Recipe(
                "up",
                folder,
                List.of(
                        "-Xms" + plan.heapMegabytes() + "m",
                        "-Xmx" + plan.heapMegabytes() + "m",
                        "-XX:+AlwaysPreTouch",
                        "-XX:TieredStopAtLevel=1"),
                Map.of("MASKWATCH_API_PORT", "0"),
                List.of(
                        "up",
                        "--cameras",
                        cameras.toString(),
                        "--data",
                        folder.resolve("data").toString(),
                        "--port",
                        Integer.toString(port),
                        "--report",
                        report().toString()));
    }

    private Path report() {
        return folder.resolve("up.json");
    }

    private Path cameraFile(SimulatedCameras simulator) throws IOException {
        StringBuilder yaml = new StringBuilder("cameras:\n");
        for (SimulatedCamera camera : simulator.cameras()) {
            yaml.append("  - { id: %s, url: '%s', framesPerSecond: %s }%n"
                    .formatted(camera.id(), camera.url(), plan.framesPerSecond()));
        }
        return Files.writeString(folder.resolve("cameras.yaml"), yaml);
    }

    private void awaitStart(Child up) {
        Instant end = CLOCK.instant().plus(START_LIMIT);
        while (!up.said().contains("Kafka broker for other programs")) {
            requireGoingOn();
            if (!up.isAlive() || CLOCK.instant().isAfter(end)) {
                throw new IllegalStateException("maskwatch up did not start: " + up.said());
            }
            stop.await(POLL);
        }
    }

    private void requireGoingOn() {
        if (stop.isRaised()) {
            throw new UserError(ExitCode.INCOMPLETE, "bench soak", "it was ended", "Let it run to its end");
        }
    }
}
