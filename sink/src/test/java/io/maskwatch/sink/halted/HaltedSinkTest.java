package io.maskwatch.sink.halted;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.runtime.kafka.KafkaClients;
import io.maskwatch.runtime.role.RoleContext;
import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.AlertState;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.RejectedMessage;
import io.maskwatch.schemas.RuleKind;
import io.maskwatch.schemas.WindowKind;
import io.maskwatch.sink.SinkConfig;
import io.maskwatch.sink.main.SinkWorker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sink is halted, without hooks, at random moments and at named points of its work, and begun again each time, while
 * what cameras tell comes in; then another one reads the same topics in peace. Both must have told the same: every
 * verdict, every window of a camera or an area, provisional ones too, every alert step, every message set aside, in the
 * same order for each subject and rule, but for the stamps of the wall clock.
 *
 * <p>All of that is a function of the topics alone, because what is not is kept out. The wall clock moves on the time of a
 * camera of which not even a status is heard, and begins a camera of which nothing was heard ever: the messages bear times
 * some minutes ahead of it, and something of every camera is there before the first sink is. It ends an area's wait for a
 * camera after half a minute: no life is that long. Messages of a partition's two topics are worked in as they arrive: these
 * sinks wait for the older one (see {@link InOrder}). Settings apply from when they are read: they are there first. What the
 * site tells of a camera comes in between what the camera's own rules tell: alerts are compared rule by rule.
 */
class HaltedSinkTest {
    private static final String HALTED = SinkConfig.defaults().applicationId();
    private static final String UNDISTURBED = "undisturbed";
    private static final int FEW = 6;
    private static final int LATEST_START_MS = 3_000;
    private static final int LATEST_WORK_MS = 1_500;
    private static final long BETWEEN_PIECES_MS = 100;
    private static final Duration LIFE_LIMIT = Duration.ofMinutes(5);

    private final long seed = Long.getLong("halts.seed", new Random().nextLong());
    private final Random random = new Random(seed);
    private final List<RecordedLoad.Message> load = RecordedLoad.from(
            Instant.ofEpochSecond((InstantSource.system().instant().getEpochSecond() / 60 + 10) * 60));

    @Test
    void tellsWhatAnUndisturbedSinkTells(@TempDir Path folder) throws Exception {
        compare(folder, FEW);
    }

    @Test
    @Tag("long")
    void tellsWhatAnUndisturbedSinkTellsHoweverOftenItIsHalted(@TempDir Path folder) throws Exception {
        compare(folder, 20);
    }

    private void compare(Path folder, int moments) throws Exception {
        System.out.println("HaltedSinkTest: -Dhalts.seed=" + seed);
        try (SinkCluster cluster = SinkCluster.start(folder.resolve("broker"));
                LoadWriter writer = new LoadWriter(cluster.clients(), load)) {
            writer.begin();
            List<HaltPlan> plans = plans(moments);
            for (int life = 0; life < plans.size(); life++) {
                halted(folder, cluster, plans.get(life), writer, (life + 1.0) / (plans.size() + 1));
            }
            Map<TopicPartition, Long> ends = writer.writeAll();
            ended(folder, cluster, ends);
            ToldTopics halted = ToldTopics.of(cluster.broker());
            long aborted = cluster.toldInAll() - halted.size();
            undisturbed(folder, cluster, ends);
            ToldTopics undisturbed = ToldTopics.of(cluster.broker()).since(halted);

            assertThat(halted.differencesFrom(undisturbed)).isEmpty();
            System.out.println("HaltedSinkTest: records told in vain: " + aborted);
            if (moments > FEW) {
                // in a few lives none need be halted between a record and its commit
                assertThat(aborted).as("records told in vain").isPositive();
            }
            assertThat(halted.all(Alert.class).stream().map(alert -> alert.getAlertId() + "/" + alert.getRevision()))
                    .doesNotHaveDuplicates();
            assertThat(finals(halted).stream().map(window -> window.getSubject() + "/" + window.getStartAt()))
                    .doesNotHaveDuplicates();
            assertSubstance(halted);
        }
    }

    /** All points and some moments, in any order; but a state is read back only where one was left half written. */
    private List<HaltPlan> plans(int moments) {
        HaltPlan committed = new HaltPlan(HaltPoint.COMMITTED, 1 + random.nextInt(4));
        List<HaltPlan> plans = new ArrayList<>(List.of(
                new HaltPlan(HaltPoint.PROCESS, 1 + random.nextInt(40)),
                new HaltPlan(HaltPoint.SEND, 1 + random.nextInt(60)),
                new HaltPlan(HaltPoint.COMMIT, 1 + random.nextInt(4)),
                committed,
                new HaltPlan(HaltPoint.PUNCTUATE, 1 + random.nextInt(4)),
                new HaltPlan(HaltPoint.CLOSE, 1)));
        for (int i = 0; i < moments / 2; i++) {
            plans.add(new HaltPlan(HaltPoint.STARTING, 1 + random.nextInt(LATEST_START_MS)));
            plans.add(new HaltPlan(HaltPoint.WORKING, 1 + random.nextInt(LATEST_WORK_MS)));
        }
        Collections.shuffle(plans, random);
        plans.add(plans.indexOf(committed) + 1, new HaltPlan(HaltPoint.RESTORE, 1));
        return plans;
    }

    private static void halted(Path folder, SinkCluster cluster, HaltPlan plan, LoadWriter writer, double share)
            throws Exception {
        try (SinkLife life = SinkLife.begin(folder, cluster.broker().bootstrapServers(), plan)) {
            Awaitility.await(plan.toString())
                    .atMost(LIFE_LIMIT)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> {
                        writer.trickle(share);
                        return life.endsWithin(BETWEEN_PIECES_MS);
                    });
            assertThat(life.status()).as(life.story()).isEqualTo(Halts.STATUS);
        }
    }

    private static void ended(Path folder, SinkCluster cluster, Map<TopicPartition, Long> ends) throws Exception {
        try (SinkLife life = SinkLife.begin(folder, cluster.broker().bootstrapServers(), HaltPlan.never())) {
            cluster.awaitWorkedIn(HALTED, ends);
            life.end();
            assertThat(life.status()).as(life.story()).isZero();
        }
    }

    private static void undisturbed(Path folder, SinkCluster cluster, Map<TopicPartition, Long> ends) {
        SinkConfig usual = SinkConfig.defaults();
        SinkConfig config = new SinkConfig(
                UNDISTURBED,
                folder.resolve(UNDISTURBED).toString(),
                usual.inMemory(),
                usual.threads(),
                usual.commitInterval(),
                usual.grace(),
                usual.provisionalEvery(),
                usual.trackLost(),
                usual.minimumFacePx());
        KafkaClients clients =
                new KafkaClients(InOrder.settings(cluster.broker().bootstrapServers(), Map.of()), UNDISTURBED);
        RoleContext context =
                new RoleContext(clients, Codecs.local(), new SimpleMeterRegistry(), InstantSource.system(), "sink");
        try (SinkWorker sink = new SinkWorker(config, context)) {
            sink.start();
            cluster.awaitWorkedIn(UNDISTURBED, ends);
        }
    }

    /** Two sinks that tell nothing would be equal, too. */
    private static void assertSubstance(ToldTopics told) {
        int windows = (RecordedLoad.CAMERAS.size() + 1) * RecordedLoad.SECONDS / SinkCluster.WINDOW_SECONDS;
        assertThat(finals(told)).hasSizeGreaterThanOrEqualTo(windows);
        assertThat(told.all(RejectedMessage.class)).isNotEmpty();
        assertThat(told.all(Alert.class)).extracting(Alert::getSubject).contains(SinkCluster.AREA);
        for (RuleKind kind : List.of(RuleKind.UNMASKED_PERSON, RuleKind.LOW_COMPLIANCE, RuleKind.CAMERA_SILENT)) {
            assertThat(told.all(Alert.class).stream().filter(alert -> alert.getKind() == kind))
                    .extracting(Alert::getState)
                    .contains(AlertState.OPENED, AlertState.CLOSED);
        }
    }

    private static List<ComplianceWindow> finals(ToldTopics told) {
        return told.all(ComplianceWindow.class).stream()
                .filter(window -> window.getKind() == WindowKind.FINAL)
                .toList();
    }
}
