package io.maskwatch.bench.kills;

import io.maskwatch.app.audit.kafka.TopicAudit;
import io.maskwatch.app.install.ClusterAccess;
import io.maskwatch.bench.kills.course.Course;
import io.maskwatch.bench.kills.course.Effect;
import io.maskwatch.bench.kills.course.Told;
import io.maskwatch.bench.kills.course.ToldComparison;
import io.maskwatch.bench.kills.kafka.Recorded;
import io.maskwatch.bench.kills.kafka.UndisturbedSink;
import io.maskwatch.bench.kills.plan.BlowPlan;
import io.maskwatch.bench.kills.plan.Struck;
import io.maskwatch.bench.kills.process.Campaign;
import io.maskwatch.bench.kills.process.Child;
import io.maskwatch.bench.kills.process.Installation;
import io.maskwatch.detector.DetectorConfig;
import io.maskwatch.runtime.kafka.KafkaSettings;
import io.maskwatch.simulator.main.SimulatedCamera;
import io.maskwatch.simulator.main.SimulatedCameras;
import io.maskwatch.simulator.main.SimulatorOptions;
import io.maskwatch.sink.SinkConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One campaign from the first process to the comparison. Used once, by one thread. */
final class KillsRun {
    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final Duration SETTLE_LIMIT = Duration.ofMinutes(3);
    /** So long, and the windows of the campaign are final. */
    private static final Duration CALM = Duration.ofSeconds(40);

    private static final double FRAMES_PER_SECOND = 2;
    private static final Duration PROVISIONAL_EVERY = Duration.ofSeconds(2);
    private static final InstantSource CLOCK = InstantSource.system();

    private final Path folder;
    private final KillsOptions options;
    private final Consumer<String> progress;
    private final List<String> unsettled = new ArrayList<>();

    /**
     * How large it is.
     *
     * @param cameras simulated cameras
     * @param workers processes of each role
     * @param length how long blows are dealt
     * @param seed decides the blows and the scenes
     * @param taskIdle how long sinks wait for the older message of a partition's topics
     */
    record KillsOptions(int cameras, int workers, Duration length, long seed, Duration taskIdle) {}

    KillsRun(Path folder, KillsOptions options, Consumer<String> progress) {
        this.folder = folder;
        this.options = options;
        this.progress = progress;
    }

    KillsResult run() throws IOException {
        SimulatorOptions venue = SimulatorOptions.defaults()
                .withCameras(options.cameras())
                .withSeed(options.seed())
                .withSize(640, 360)
                .withFramesPerSecond(4);
        try (SimulatedCameras simulator = SimulatedCameras.start(venue);
                Installation installation = Installation.in(folder, options.workers(), options.taskIdle())) {
            ClusterAccess cluster = ClusterAccess.to(KafkaSettings.of(installation.bootstrapServers()), "kills");
            Recorded recorded = new Recorded(cluster);
            begin(installation, recorded, simulator.cameras());
            Campaign campaign = new Campaign(installation, CLOCK, progress);
            campaign.run(BlowPlan.of(installation.names(), options.length(), options.seed()));
            settle(campaign, recorded);
            Instant end = CLOCK.instant();
            finish(installation, recorded);
            return result(cluster, recorded, campaign, installation, end);
        }
    }

    private void begin(Installation installation, Recorded recorded, List<SimulatedCamera> cameras) throws IOException {
        progress.accept("starting brokers");
        installation.of("broker").forEach(Child::start);
        require(START_LIMIT, "the brokers do not serve", installation::brokersServe);
        installation.describe(cameras, FRAMES_PER_SECOND);
        for (String role : List.of("sink", "detector", "ingest")) {
            progress.accept("starting " + role);
            installation.of(role).forEach(Child::start);
        }
        require(
                START_LIMIT,
                "not every camera has its windows",
                () -> recorded.lastWindows().size() >= options.cameras());
        progress.accept("everything runs");
    }

    private void settle(Campaign campaign, Recorded recorded) {
        progress.accept("the last blow is dealt");
        Instant over = CLOCK.instant();
        campaign.tendUntil(over.plus(CALM));
        await(SETTLE_LIMIT, "outcomes of every camera", () -> allSince(recorded.lastOutcomes(), over.plus(CALM)));
        await(SETTLE_LIMIT, "windows of every camera", () -> allSince(recorded.lastWindows(), over.plus(CALM)));
    }

    private void finish(Installation installation, Recorded recorded) {
        progress.accept("stopping the cameras");
        installation.of("ingest").forEach(KillsRun::end);
        await(
                SETTLE_LIMIT,
                "the detectors",
                () -> recorded.analysed(DetectorConfig.defaults().group()));
        await(
                SETTLE_LIMIT,
                "the sinks",
                () -> recorded.workedIn(SinkConfig.defaults().applicationId()));
        installation.of("sink").forEach(KillsRun::end);
        installation.of("detector").forEach(KillsRun::end);
    }

    private KillsResult result(
            ClusterAccess cluster, Recorded recorded, Campaign campaign, Installation installation, Instant end) {
        progress.accept("comparing with an undisturbed sink");
        Course course = recorded.course();
        Told disturbed = recorded.told(Map.of());
        Told undisturbed =
                UndisturbedSink.told(installation.bootstrapServers(), folder.resolve("undisturbed"), PROVISIONAL_EVERY);
        Map<String, Duration> doubled = new TreeMap<>();
        course.cameras().forEach(camera -> doubled.put(camera, course.doubled(camera)));
        List<Struck> struck = campaign.struck();
        return new KillsResult(
                struck.stream()
                        .map(blow -> Effect.of(blow, struck, course, end))
                        .toList(),
                new TopicAudit(
                                cluster.clients(),
                                cluster.codecs(),
                                DetectorConfig.defaults().group())
                        .run(),
                doubled,
                disturbed,
                ToldComparison.differences(disturbed, undisturbed),
                campaign.deaths(),
                campaign.hangs(),
                unsettled);
    }

    private boolean allSince(Map<String, Instant> last, Instant since) {
        return last.size() >= options.cameras() && last.values().stream().allMatch(at -> at.isAfter(since));
    }

    private static void end(Child child) {
        child.askToEnd();
        child.awaitEnd();
    }

    private void await(Duration limit, String what, BooleanSupplier condition) {
        if (!comesTrue(limit, condition)) {
            unsettled.add(what + " had not come back " + limit.toSeconds() + " s after the last blow");
            progress.accept("gave up waiting for " + what);
        }
    }

    private static void require(Duration limit, String complaint, BooleanSupplier condition) {
        if (!comesTrue(limit, condition)) {
            throw new IllegalStateException(complaint + " after " + limit.toSeconds() + " s");
        }
    }

    private static boolean comesTrue(Duration limit, BooleanSupplier condition) {
        long until = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        }
        return true;
    }
}
