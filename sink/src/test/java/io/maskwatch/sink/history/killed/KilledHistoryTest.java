package io.maskwatch.sink.history.killed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.maskwatch.schemas.RejectedMessage;
import io.maskwatch.schemas.Topics;
import io.maskwatch.sink.history.HistorySettings;
import io.maskwatch.sink.history.jdbc.Database;
import io.maskwatch.sink.testing.TestingDatabase;
import io.maskwatch.testkit.kafka.TopicTail;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A writer of history is killed at random moments and at named points of its work, and begun again each time, while more
 * is told, in transactions of which some are aborted. In the end the rows are what the topics say, each once.
 */
class KilledHistoryTest {
    private static final int PIECE = 40;
    private static final Duration LIFE_LIMIT = Duration.ofSeconds(60);

    private final long seed = Long.getLong("kills.seed", new Random().nextLong());
    private final Random random = new Random(seed);
    private final RandomTale tale = new RandomTale(random);

    @ParameterizedTest
    @EnumSource
    void keepsWhatTheTopicsSay(TestingDatabase kind, @TempDir Path folder) throws Exception {
        compare(kind, folder, 5);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("long")
    void keepsWhatTheTopicsSayHoweverOftenItIsKilled(TestingDatabase kind, @TempDir Path folder) throws Exception {
        compare(kind, folder, 20);
    }

    private void compare(TestingDatabase kind, Path folder, int kills) throws Exception {
        System.out.println("KilledHistoryTest: -Dkills.seed=" + seed);
        HistorySettings settings = kind.settings(folder);
        try (HistoryTopics topics = HistoryTopics.start(folder.resolve("broker"));
                Producer<String, byte[]> producer =
                        topics.clients().producer("tale", Map.of("transactional.id", "tale"))) {
            producer.initTransactions();
            tellSome(producer);
            for (KillPlan plan : KillPlan.lives(kills, random)) {
                killed(folder, topics, settings, plan, producer);
            }
            ended(folder, topics, settings);
            assertRowsAreWhatWasTold(topics, settings, folder);
        }
    }

    private void killed(
            Path folder,
            HistoryTopics topics,
            HistorySettings settings,
            KillPlan plan,
            Producer<String, byte[]> producer)
            throws Exception {
        String servers = topics.broker().bootstrapServers();
        try (HistoryLife life = HistoryLife.begin(folder, servers, settings.jdbcUrl(), plan)) {
            Awaitility.await(plan.toString())
                    .atMost(LIFE_LIMIT)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> {
                        tellSome(producer);
                        return life.endsWithin(20);
                    });
            assertThat(life.status()).as(life.story()).isEqualTo(KilledWriter.STATUS);
        }
    }

    private static void ended(Path folder, HistoryTopics topics, HistorySettings settings) throws Exception {
        String servers = topics.broker().bootstrapServers();
        try (HistoryLife life = HistoryLife.begin(folder, servers, settings.jdbcUrl(), KillPlan.never())) {
            assertThatCode(topics::awaitKept).as(life::story).doesNotThrowAnyException();
            life.end();
            assertThat(life.status()).as(life.story()).isZero();
        }
    }

    private void tellSome(Producer<String, byte[]> producer) {
        producer.beginTransaction();
        for (int i = 0; i < PIECE; i++) {
            Future<?> unused = producer.send(tale.next()); // the end of the transaction tells how it went
        }
        if (random.nextInt(5) == 0) {
            producer.flush();
            producer.abortTransaction();
        } else {
            producer.commitTransaction();
        }
    }

    private static void assertRowsAreWhatWasTold(HistoryTopics topics, HistorySettings settings, Path folder) {
        ToldRows told = ToldRows.of(topics);
        NavigableMap<String, String> kept;
        try (Database database = TestingDatabase.open(settings, folder)) {
            kept = KeptRows.of(database);
        }
        System.out.println("KilledHistoryTest: " + kept.size() + " rows");
        assertThat(told.rows()).hasSizeGreaterThan(500);
        assertThat(told.rows().keySet()).as("no gap").allMatch(kept::containsKey);
        assertThat(kept.keySet()).as("nothing that was not told").allMatch(told.rows()::containsKey);
        assertThat(kept).isEqualTo(told.rows());
        assertThat(told.unreadable()).isPositive();
        assertThat(setAside(topics)).hasSize(told.unreadable());
    }

    /** Where the messages were that were set aside, each once. */
    private static List<String> setAside(HistoryTopics topics) {
        try (TopicTail<RejectedMessage> tail = topics.broker().tail(Topics.REJECTED)) {
            return tail.records().stream()
                    .map(note -> note.getSourceTopic() + " " + note.getSourcePartition() + " " + note.getSourceOffset())
                    .distinct()
                    .toList();
        }
    }
}
