package io.maskwatch.sink.history.killed;

import static io.maskwatch.sink.testing.HistoryTales.MIDNIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.runtime.role.RoleContext;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.RejectedMessage;
import io.maskwatch.schemas.Topics;
import io.maskwatch.schemas.WindowKind;
import io.maskwatch.sink.history.HistorySettings;
import io.maskwatch.sink.history.jdbc.Database;
import io.maskwatch.sink.history.main.HistoryParts;
import io.maskwatch.sink.testing.HistoryTales;
import io.maskwatch.sink.testing.TestingDatabase;
import io.maskwatch.sink.testing.TestingPostgres;
import io.maskwatch.testkit.kafka.TopicTail;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.avro.Schema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The feed against a real broker and real databases. */
class HistoryFeedTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void keepsWhatIsThereAndWhatComes(TestingDatabase kind) throws Exception {
        HistorySettings settings = kind.settings(folder);
        try (HistoryTopics topics = HistoryTopics.start(folder.resolve("broker"))) {
            topics.tell(Topics.COMPLIANCE, "gate", HistoryTales.window("gate", MIDNIGHT, 1, WindowKind.PROVISIONAL));
            topics.tell(Topics.CAMERAS, "gate", HistoryTales.camera("gate", "Gate"));
            RoleContext context = context(topics, Codecs.local());
            try (HistoryParts parts = open(settings, context);
                    Running running = new Running(parts)) {
                topics.awaitKept();
                topics.tell(Topics.COMPLIANCE, "gate", HistoryTales.window("gate", MIDNIGHT, 2, WindowKind.FINAL));
                topics.tell(Topics.CAMERAS, "gate", (byte[]) null);
                topics.tell(Topics.ACKNOWLEDGEMENTS, "gate", "no record".getBytes(StandardCharsets.UTF_8));
                topics.tell(
                        Topics.ACKNOWLEDGEMENTS,
                        "gate",
                        HistoryTales.acknowledgement("x".repeat(301), "ann", MIDNIGHT));
                topics.tell(Topics.ACKNOWLEDGEMENTS, "gate", HistoryTales.acknowledgement("a", "ann", MIDNIGHT));
                topics.awaitKept();

                assertRows(topics, settings, 4);
                Awaitility.await()
                        .until(() -> Long.valueOf(0).equals(parts.progress().lagRecords()));
                assertThat(parts.progress().lastWriteAt()).isNotNull();
                assertThat(running.healthy()).isTrue();
            }
            assertThat(count(context, Topics.ACKNOWLEDGEMENTS.name(), "kept")).isEqualTo(1);
            assertThat(count(context, Topics.ACKNOWLEDGEMENTS.name(), "unusable"))
                    .isEqualTo(2);
            try (TopicTail<RejectedMessage> tail = topics.broker().tail(Topics.REJECTED)) {
                assertThat(tail.records())
                        .extracting(RejectedMessage::getSourceTopic, RejectedMessage::getReason)
                        .hasSize(2)
                        .allMatch(note -> note.toString().contains("Acknowledgement"));
            }
        }
    }

    @Test
    void writersOfOneGroupShareADatabase() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("HistoryFeedTest seed " + seed);
        RandomTale tale = new RandomTale(new Random(seed));
        HistorySettings settings = TestingDatabase.POSTGRESQL.settings(folder);
        try (HistoryTopics topics = HistoryTopics.start(folder.resolve("broker"));
                HistoryParts first = open(settings, context(topics, Codecs.local()));
                Running firstRunning = new Running(first)) {
            tell(topics, tale);
            try (HistoryParts second = open(settings, context(topics, Codecs.local()));
                    Running secondRunning = new Running(second)) {
                Awaitility.await().atMost(LIMIT).until(() -> {
                    tell(topics, tale);
                    return second.progress().lastWriteAt() != null;
                });
                topics.awaitKept();
                assertThat(firstRunning.healthy()).isTrue();
                assertThat(secondRunning.healthy()).isTrue();
            }
            tell(topics, tale);
            topics.awaitKept();

            assertRows(topics, settings, 100);
        }
    }

    @Test
    void waitsForTheDatabase() throws Exception {
        try (TestingPostgres server = TestingPostgres.start();
                HistoryTopics topics = HistoryTopics.start(folder.resolve("broker"))) {
            HistorySettings settings = TestingDatabase.login(server.newDatabase());
            try (HistoryParts parts = open(settings, context(topics, Codecs.local()));
                    Running running = new Running(parts)) {
                topics.tell(Topics.CAMERAS, "gate", HistoryTales.camera("gate", "Gate"));
                topics.awaitKept();
                server.stop();
                topics.tell(Topics.CAMERAS, "gate", HistoryTales.camera("gate", "New gate"));
                Awaitility.await().atMost(LIMIT).until(() -> !running.healthy());
                server.startAgain();
                topics.awaitKept();

                Awaitility.await().atMost(LIMIT).until(running::healthy);
                assertRows(topics, settings, 2);
            }
        }
    }

    @Test
    void passesWhatWasAbortedAlthoughNothingCanBeWritten() throws Exception {
        try (TestingPostgres server = TestingPostgres.start();
                HistoryTopics topics = HistoryTopics.start(folder.resolve("broker"))) {
            HistorySettings settings = TestingDatabase.login(server.newDatabase());
            try (HistoryParts parts = open(settings, context(topics, Codecs.local()))) {
                topics.tell(Topics.CAMERAS, "gate", HistoryTales.camera("gate", "Gate"));
                topics.abort(Topics.COMPLIANCE, "gate");
                server.stop();
                try (Running running = new Running(parts)) {
                    Awaitility.await().atMost(LIMIT).until(() -> !running.healthy());
                    server.startAgain();
                    topics.awaitKept();
                }
                assertRows(topics, settings, 1);
            }
        }
    }

    @Test
    void waitsForASchemaThatItDoesNotKnowYet() throws Exception {
        Schema theirs = new Schema.Parser()
                .parse(HistoryTales.camera("gate", "Gate")
                        .getSchema()
                        .toString()
                        .replace("\"maxWidthPx\"", "\"longestSidePx\""));
        AtomicBoolean published = new AtomicBoolean();
        AtomicBoolean asked = new AtomicBoolean();
        Codecs codecs = new Codecs(fingerprint -> {
            asked.set(true);
            return published.get() ? Optional.of(theirs) : Optional.empty();
        });
        HistorySettings settings = TestingDatabase.SQLITE.settings(folder);
        try (HistoryTopics topics = HistoryTopics.start(folder.resolve("broker"));
                HistoryParts parts = open(settings, context(topics, codecs));
                Running running = new Running(parts)) {
            byte[] ours = Codecs.local().of(Topics.CAMERAS).encode(HistoryTales.camera("gate", "Gate"));
            topics.tell(Topics.CAMERAS, "gate", OtherSchema.header(theirs, ours));
            Awaitility.await().atMost(LIMIT).until(() -> asked.get() && !running.healthy());
            published.set(true);
            topics.awaitKept();

            Awaitility.await().atMost(LIMIT).until(running::healthy);
            try (Database database = TestingDatabase.open(settings, folder)) {
                assertThat(KeptRows.of(database)).hasSize(1);
            }
        }
    }

    private static void tell(HistoryTopics topics, RandomTale tale) throws Exception {
        for (int i = 0; i < 100; i++) {
            ProducerRecord<String, byte[]> next = tale.next();
            topics.tell(Topics.named(next.topic()).orElseThrow(), next.key(), next.value());
        }
    }

    private HistoryParts open(HistorySettings settings, RoleContext context) {
        return HistoryParts.open(settings, folder, context, TestingDatabase.ENVIRONMENT);
    }

    private static RoleContext context(HistoryTopics topics, Codecs codecs) {
        return HistoryTopics.context(topics.broker().bootstrapServers(), codecs);
    }

    private void assertRows(HistoryTopics topics, HistorySettings settings, int atLeast) {
        Map<String, String> told = ToldRows.of(topics).rows();
        try (Database database = TestingDatabase.open(settings, folder)) {
            assertThat(KeptRows.of(database))
                    .hasSizeGreaterThanOrEqualTo(atLeast)
                    .isEqualTo(told);
        }
    }

    private static double count(RoleContext context, String topic, String fate) {
        return context.meters()
                .get("maskwatch.history.records")
                .tag("topic", topic)
                .tag("fate", fate)
                .counter()
                .count();
    }

    /** The components of these parts, started; closed in reverse order. */
    private record Running(HistoryParts parts) implements AutoCloseable {
        Running {
            parts.components().forEach(component -> component.start());
        }

        boolean healthy() {
            return parts.components().stream()
                    .allMatch(component -> component.check().healthy());
        }

        @Override
        public void close() {
            parts.components().get(1).close();
            parts.components().get(0).close();
        }
    }
}
