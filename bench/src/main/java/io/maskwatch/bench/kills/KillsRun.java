package io.maskwatch.bench.kills;

import io.maskwatch.app.audit.CameraAudit;
import io.maskwatch.app.audit.kafka.TopicAudit;
import io.maskwatch.app.install.ClusterAccess;
import io.maskwatch.bench.Pause;
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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One campaign from the first process to the comparison. Used once, by one thread. */
final class KillsRun {
    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final Duration SETTLE_LIMIT = Duration.ofMinutes(3);
    /** So long, and the windows of the campaign are final. */
    private static final Duration CALM = Duration.ofSeconds(40);

    private static final Duration GLANCE = Duration.ofSeconds(1);
    private static final double FRAMES_PER_SECOND = 2;
    private static final Duration PROVISIONAL_EVERY = Duration.ofSeconds(2);
    private static final Told NOTHING = Told.of(List.of(), List.of());
    private static final InstantSource CLOCK = InstantSource.system();

    private final Path folder;
    private final KillsOptions options;
    private final Consumer<String> progress;
    private final Unsettled unsettled;

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
        this.unsettled = new Unsettled(GLANCE, progress);
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
            CamerasSeen cameras = CamerasSeen.of(
                    simulator.cameras().stream().map(SimulatedCamera::id).toList());
            begin(installation, recorded, simulator.cameras(), cameras);
            Campaign campaign = new Campaign(installation, CLOCK, progress);
            campaign.run(BlowPlan.of(installation.names(), options.length(), options.seed()));
            settle(campaign, installation, recorded, cameras);
            Instant end = CLOCK.instant();
            finish(campaign, installation, recorded);
            return result(cluster, recorded, campaign, installation, end);
        }
    }

    private void begin(
            Installation installation, Recorded recorded, List<SimulatedCamera> described, CamerasSeen cameras)
            throws IOException {
        progress.accept("starting brokers");
        installation.of("broker").forEach(Child::start);
        require("the brokers do not serve", installation::brokersServe);
        installation.describe(described, FRAMES_PER_SECOND);
        for (String role : List.of("sink", "detector", "ingest")) {
            progress.accept("starting " + role);
            installation.of(role).forEach(Child::start);
        }
        require("not every camera has its windows", () -> cameras.all(recorded.lastWindows()));
        progress.accept("everything runs");
    }

    private void settle(Campaign campaign, Installation installation, Recorded recorded, CamerasSeen cameras) {
        progress.accept("the last blow is dealt");
        Instant over = CLOCK.instant();
        Instant calm = over.plus(CALM);
        campaign.tendUntil(calm);
        await(campaign, "not every process had come back to its work after the last blow", installation::works);
        await(
                campaign,
                "outcomes of every camera had not come back after the last blow",
                () -> cameras.allSince(recorded.lastOutcomes(), calm));
        await(
                campaign,
                "windows of every camera had not come back after the last blow",
                () -> cameras.allSince(recorded.lastWindows(), calm));
    }

    private void finish(Campaign campaign, Installation installation, Recorded recorded) {
        progress.accept("stopping the cameras");
        installation.of("ingest").forEach(campaign::end);
        await(
                campaign,
                "the detectors had not worked in every frame once the cameras were stopped",
                () -> recorded.analysed(DetectorConfig.defaults().group()));
        await(
                campaign,
                "the sinks had not worked in everything once the cameras were stopped",
                () -> recorded.workedIn(SinkConfig.defaults().applicationId()));
        installation.of("sink").forEach(campaign::end);
        installation.of("detector").forEach(campaign::end);
    }

    private KillsResult result(
            ClusterAccess cluster, Recorded recorded, Campaign campaign, Installation installation, Instant end) {
        progress.accept("comparing with an undisturbed sink");
        Course course = unsettled.attempt("reading what cameras and detectors told", new Course(), recorded::course);
        Told disturbed = unsettled.attempt("reading what the sinks told", NOTHING, () -> recorded.told(Map.of()));
        List<String> differences = unsettled.attempt(
                "comparing with an undisturbed sink", List.of(), () -> differences(disturbed, installation));
        List<CameraAudit> audit = unsettled.attempt("accounting for every frame", List.of(), () -> audit(cluster));
        campaign.tend();
        Map<String, Duration> doubled = new TreeMap<>();
        course.cameras().forEach(camera -> doubled.put(camera, course.doubled(camera)));
        List<Struck> struck = campaign.struck();
        return new KillsResult(
                struck.stream()
                        .map(blow -> Effect.of(blow, struck, course, end))
                        .toList(),
                audit,
                doubled,
                disturbed,
                differences,
                campaign.deaths(),
                campaign.badEnds(),
                unsettled.sentences());
    }

    private List<String> differences(Told disturbed, Installation installation) {
        return ToldComparison.differences(
                disturbed,
                UndisturbedSink.told(
                        installation.bootstrapServers(), folder.resolve("undisturbed"), PROVISIONAL_EVERY));
    }

    private static List<CameraAudit> audit(ClusterAccess cluster) {
        return new TopicAudit(
                        cluster.clients(),
                        cluster.codecs(),
                        DetectorConfig.defaults().group())
                .run();
    }

    private void await(Campaign campaign, String complaint, BooleanSupplier condition) {
        unsettled.await(SETTLE_LIMIT, complaint, () -> {
            campaign.tend();
            return condition.getAsBoolean();
        });
    }

    private static void require(String complaint, BooleanSupplier condition) {
        if (!Pause.comesTrue(condition, START_LIMIT, GLANCE)) {
            throw new IllegalStateException(complaint + " after " + START_LIMIT.toSeconds() + " s");
        }
    }
}
