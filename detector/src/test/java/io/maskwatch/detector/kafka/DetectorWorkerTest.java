package io.maskwatch.detector.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maskwatch.detector.DetectorConfig;
import io.maskwatch.detector.Provider;
import io.maskwatch.detector.main.DetectorWorker;
import io.maskwatch.detector.model.ModelFolder;
import io.maskwatch.detector.onnx.OnnxFaceDetector;
import io.maskwatch.detector.onnx.TestModel;
import io.maskwatch.detector.work.FrameCounters;
import io.maskwatch.detector.work.Pipeline;
import io.maskwatch.detector.work.ReceivedFrame;
import io.maskwatch.detector.work.Symptoms;
import io.maskwatch.detector.work.TestFrames;
import io.maskwatch.media.ffmpeg.FfmpegJpegDecoder;
import io.maskwatch.runtime.kafka.KafkaClients;
import io.maskwatch.runtime.kafka.KafkaSettings;
import io.maskwatch.runtime.kafka.TopicAdministrator;
import io.maskwatch.runtime.role.RoleContext;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.Frame;
import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.Outcome;
import io.maskwatch.schemas.OutcomeReason;
import io.maskwatch.schemas.RejectedMessage;
import io.maskwatch.schemas.TopicProfile;
import io.maskwatch.schemas.Topics;
import io.maskwatch.testkit.kafka.TestingBroker;
import io.maskwatch.testkit.kafka.TopicTail;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole worker on a real broker, with a real graph. Each test has its own group and cameras. */
class DetectorWorkerTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final List<TopicPartition> PARTITIONS = IntStream.range(0, 4)
            .mapToObj(number -> new TopicPartition(Topics.FRAMES.name(), number))
            .toList();

    @TempDir
    static Path folder;

    private static TestingBroker broker;
    private static Producer<String, byte[]> producer;
    private static int tests;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final LateSchemas schemas = new LateSchemas();
    private String id;
    private TopicTail<FrameOutcome> outcomes;

    @BeforeAll
    static void startBroker() {
        broker = TestingBroker.start(folder.resolve("broker"));
        new TopicAdministrator(clients("test"), TopicProfile.EMBEDDED).createMissing();
        producer = clients("test").producer("test", Map.of());
        TestModel.breaksOnWhite(folder.resolve("model"));
    }

    @AfterAll
    static void stopBroker() {
        producer.close(Duration.ZERO);
        broker.close();
    }

    /** The group begins behind what the tests before it have left. */
    @BeforeEach
    void begin() throws Exception {
        id = "test-" + ++tests;
        try (Admin admin = clients("test").admin()) {
            Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>();
            for (TopicPartition partition : PARTITIONS) {
                ends.put(partition, new OffsetAndMetadata(end(admin, partition)));
            }
            admin.alterConsumerGroupOffsets(id, ends).all().get();
        }
        outcomes = broker.tail(Topics.DETECTIONS);
    }

    @AfterEach
    void closeTail() {
        outcomes.close();
    }

    @Test
    void everyFrameEndsOnceAndIsCommitted() throws Exception {
        try (DetectorWorker worker = worker("w1", Instant::now)) {
            worker.start();
            for (int sequence = 1; sequence <= 10; sequence++) {
                send(TestFrames.frame(id + "-a", 1, sequence));
                send(TestFrames.frame(id + "-b", 1, sequence));
            }
            List<FrameOutcome> ended = ended(20);

            assertThat(ended).hasSize(20).allMatch(outcome -> outcome.getOutcome() == Outcome.ANALYSED);
            assertThat(ended.stream().map(FrameOutcome::getSequence).collect(Collectors.toSet()))
                    .hasSize(10);
            await().atMost(LIMIT).until(() -> worker.check().healthy());
            await().atMost(LIMIT).until(this::uncommitted, missing -> missing == 0);
            assertThat(sum("frames") + sum("set.aside") + sum("returned")).isEqualTo(sum("polled"));
            assertThat(meters.get("maskwatch.detector.in.flight").gauge().value())
                    .isZero();
        }
        assertThat(uncommitted()).isZero();
    }

    @Test
    void poisonIsPutAsideAndTheRestGoesOn() throws Exception {
        byte[] garbage = (id + " is no frame").getBytes(StandardCharsets.UTF_8);
        try (DetectorWorker worker = worker("w1", Instant::now);
                TopicTail<RejectedMessage> rejected = broker.tail(Topics.REJECTED)) {
            worker.start();
            send(id, garbage);
            send(id, new byte[0]);
            send(TestFrames.builder(id, 1, 1).setHeightPx(-1).build());
            send(TestFrames.frame(id, 1, 2));

            List<FrameOutcome> ended = ended(2);
            assertThat(ended).extracting(FrameOutcome::getOutcome).contains(Outcome.REJECTED, Outcome.ANALYSED);
            List<RejectedMessage> notes = rejected.await(all -> all.stream()
                            .filter(note -> note.getSizeBytes() == garbage.length || note.getSizeBytes() == 0)
                            .count()
                    >= 2);
            assertThat(notes).hasSize(2).allSatisfy(note -> {
                assertThat(note.getSourceTopic()).isEqualTo(Topics.FRAMES.name());
                assertThat(note.getOriginal()).isNull();
                assertThat(note.getReason()).isNotBlank();
            });
            await().atMost(LIMIT).until(this::uncommitted, missing -> missing == 0);
            assertThat(sum("set.aside")).isEqualTo(2);
        }
    }

    @Test
    void shedsFencedAndStaleFrames() throws Exception {
        send(TestFrames.frame(id + "-stale", 1, 1));
        try (DetectorWorker worker = worker("w1", () -> Instant.now().plusSeconds(60))) {
            worker.start();
            assertThat(ended(1).get(0).getReason()).isEqualTo(OutcomeReason.STALE);
        }
        try (DetectorWorker worker = worker("w2", Instant::now)) {
            worker.start();
            send(TestFrames.frame(id + "-gate", 9, 1));
            send(TestFrames.frame(id + "-gate", 8, 2));
            List<FrameOutcome> ended = ended(3);
            assertThat(ended.stream().filter(outcome -> outcome.getSession() == 8))
                    .extracting(FrameOutcome::getReason)
                    .containsExactly(OutcomeReason.FENCED);
        }
    }

    @Test
    void waitsForASchemaThatIsNotKnownYet() throws Exception {
        try (DetectorWorker worker = worker("w1", Instant::now)) {
            worker.start();
            send(id, schemas.encode(TestFrames.frame(id, 1, 1)));
            send(TestFrames.frame(id, 1, 2));

            await().atMost(LIMIT).until(() -> worker.check().explanation().contains("No schema with fingerprint"));
            assertThat(mine()).isEmpty();
            schemas.publish();

            assertThat(ended(2)).allMatch(outcome -> outcome.getOutcome() == Outcome.ANALYSED);
            await().atMost(LIMIT).until(() -> worker.check().healthy());
        }
    }

    @Test
    void whatWasPublishedButNotCommittedIsLookedAtAgain() throws Exception {
        for (int sequence = 1; sequence <= 4; sequence++) {
            send(TestFrames.frame(id, 1, sequence));
        }
        // A worker that dies between publishing and committing: its outcomes are written, it never learns of it.
        RoleContext context = context("dying", Instant::now);
        FrameCounters counters = new FrameCounters(meters);
        try (OnnxFaceDetector detector = OnnxFaceDetector.open(ModelFolder.at(folder.resolve("model")), Provider.CPU);
                ReliableProducer reliable = new ReliableProducer(context, new Symptoms())) {
            KafkaOutcomes real = new KafkaOutcomes(reliable, context.codecs().of(Topics.DETECTIONS));
            try (Pipeline pipeline = new Pipeline(
                    config(),
                    detector,
                    (outcome, ack) -> real.publish(outcome, () -> {}),
                    counters,
                    Instant::now,
                    "dying")) {
                pipeline.start(FfmpegJpegDecoder::new, (thread, cause) -> {});
                FrameConsumer consumer =
                        new FrameConsumer(config(), context, reliable, new Sink(pipeline), counters, new Symptoms());
                Thread polling = new Thread(consumer::run);
                polling.start();
                ended(4);
                consumer.stop();
                polling.join();
            }
        }
        assertThat(uncommitted()).isPositive();

        try (DetectorWorker worker = worker("heir", Instant::now)) {
            worker.start();
            List<FrameOutcome> twice = ended(8);
            assertThat(twice.stream().filter(outcome -> outcome.getWorkerId().equals("heir")))
                    .extracting(FrameOutcome::getSequence)
                    .containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
            await().atMost(LIMIT).until(this::uncommitted, missing -> missing == 0);
        }
    }

    @Test
    void twoWorkersShareTheCamerasAndOneTakesOverFromTheOther() throws Exception {
        try (DetectorWorker first = worker("first", Instant::now)) {
            first.start();
            await().atMost(LIMIT).until(() -> first.check().healthy());
            DetectorWorker second = worker("second", Instant::now);
            int sequence = 0;
            try (second) {
                second.start();
                Set<String> workers = Set.of();
                Instant giveUpAt = Instant.now().plus(LIMIT);
                while (workers.size() < 2 && Instant.now().isBefore(giveUpAt)) {
                    sequence = round(sequence);
                    workers = mine().stream().map(FrameOutcome::getWorkerId).collect(Collectors.toSet());
                }
                assertThat(workers).containsExactlyInAnyOrder("first", "second");
            }
            sequence = round(sequence);

            long frames = 16L * sequence;
            List<FrameOutcome> ended = outcomes.await(all -> distinct(all) >= frames);
            assertThat(distinct(ended)).isEqualTo(frames);
            await().atMost(LIMIT).until(this::uncommitted, missing -> missing == 0);
        }
    }

    @Test
    void anOutageIsWaitedOut() throws Exception {
        try (DetectorWorker worker = worker("w1", Instant::now)) {
            worker.start();
            send(TestFrames.frame(id, 1, 1));
            ended(1);
            broker.stop();
            try {
                await().atMost(LIMIT).until(() -> !worker.check().healthy());
            } finally {
                broker.startAgain();
            }
            send(TestFrames.frame(id, 1, 2));
            assertThat(ended(2)).extracting(FrameOutcome::getSequence).contains(1L, 2L);
            await().atMost(LIMIT).until(() -> worker.check().healthy());
        }
    }

    /** One frame of each of 16 cameras, which lie on all partitions. */
    private int round(int before) throws Exception {
        for (int camera = 0; camera < 16; camera++) {
            send(TestFrames.frame(id + "-" + camera, 1, before + 1));
        }
        return before + 1;
    }

    private long distinct(Collection<FrameOutcome> all) {
        return all.stream()
                .filter(outcome -> outcome.getCameraId().startsWith(id))
                .map(outcome -> outcome.getCameraId() + "/" + outcome.getSequence())
                .distinct()
                .count();
    }

    private DetectorWorker worker(String name, InstantSource clock) {
        return new DetectorWorker(config(), context(name, clock));
    }

    private RoleContext context(String name, InstantSource clock) {
        return new RoleContext(clients(name), new Codecs(schemas), meters, clock, name);
    }

    private static KafkaClients clients(String name) {
        return new KafkaClients(KafkaSettings.of(broker.bootstrapServers()), name);
    }

    private DetectorConfig config() {
        DetectorConfig defaults = DetectorConfig.defaults();
        return new DetectorConfig(
                folder.resolve("model").toString(),
                Provider.CPU,
                1,
                2,
                8,
                defaults.minimumScore(),
                Duration.ofSeconds(45),
                100,
                defaults.maxFramePixels(),
                defaults.maxInFlight(),
                defaults.drainTimeout(),
                defaults.runLimit(),
                id);
    }

    private static void send(Frame frame) throws Exception {
        send(frame.getCameraId(), Codecs.local().of(Topics.FRAMES).encode(frame));
    }

    private static void send(String key, byte[] value) throws ExecutionException, InterruptedException {
        producer.send(new ProducerRecord<>(Topics.FRAMES.name(), key, value)).get();
    }

    private List<FrameOutcome> ended(int count) {
        outcomes.await(all -> mine(all).size() >= count);
        return mine();
    }

    private List<FrameOutcome> mine() {
        return mine(outcomes.records());
    }

    private List<FrameOutcome> mine(List<FrameOutcome> all) {
        return all.stream()
                .filter(outcome -> outcome.getCameraId().equals(id)
                        || outcome.getCameraId().startsWith(id + "-"))
                .toList();
    }

    private double sum(String meter) {
        return meters.find("maskwatch.detector." + meter).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    /** Messages of the frames topic that the group has not committed. */
    private long uncommitted() throws ExecutionException, InterruptedException {
        try (Admin admin = clients("test").admin()) {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(id)
                    .partitionsToOffsetAndMetadata()
                    .get();
            long missing = 0;
            for (TopicPartition partition : PARTITIONS) {
                OffsetAndMetadata mark = Objects.requireNonNull(committed.get(partition));
                missing += end(admin, partition) - mark.offset();
            }
            return missing;
        }
    }

    private static long end(Admin admin, TopicPartition partition) throws ExecutionException, InterruptedException {
        return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                .partitionResult(partition)
                .get()
                .offset();
    }

    /** Frames to the stages. */
    private record Sink(Pipeline pipeline) implements FrameSink {
        @Override
        public void accept(ReceivedFrame received) {
            pipeline.accept(received);
        }

        @Override
        public void withdraw(Collection<Integer> partitions) {
            pipeline.withdraw(partitions);
        }
    }
}
