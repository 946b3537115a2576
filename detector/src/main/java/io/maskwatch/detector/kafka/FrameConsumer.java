package io.maskwatch.detector.kafka;

import io.maskwatch.detector.DetectorConfig;
import io.maskwatch.detector.work.CommitControl;
import io.maskwatch.detector.work.FrameCounters;
import io.maskwatch.detector.work.Symptoms;
import io.maskwatch.runtime.Backoff;
import io.maskwatch.runtime.ErrorTally;
import io.maskwatch.runtime.role.RoleContext;
import io.maskwatch.schemas.Topics;
import io.maskwatch.schemas.UnknownSchemaException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes frames from their topic as a member of the group: one blocking {@link #run} that returns after {@link #stop}.
 * Offsets are committed after the outcomes of all earlier frames of the partition are acknowledged. An outage is waited
 * out, however long, and told as a symptom. {@link #stop} may be called by any thread. Closes its consumer.
 */
public final class FrameConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(FrameConsumer.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(30);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);
    private static final String TOPIC = Topics.FRAMES.name();
    private static final String OUTAGE = "polling";
    private static final String SCHEMA = "schema";

    private final Consumer<String, byte[]> consumer;
    private final ReliableProducer producer;
    private final RoleContext context;
    private final FrameCounters counters;
    private final Symptoms symptoms;
    private final FrameReader reader;
    private final Handover handover;
    private final OffsetCommits commits;
    private final Pauses pauses;
    private final GroupPulse pulse;
    private final ErrorTally errors;
    private final Backoff pollBackoff = backoff();
    private final Backoff schemaBackoff = backoff();
    private final CountDownLatch stopping = new CountDownLatch(1);

    /**
     * @param config group and limits
     * @param context codecs, clock, and the client that is made here
     * @param producer sends notes of what is no frame, and is tended by this thread
     * @param frames takes the frames over
     * @param counters count messages
     * @param symptoms told what is wrong
     */
    public FrameConsumer(
            DetectorConfig config,
            RoleContext context,
            ReliableProducer producer,
            FrameSink frames,
            FrameCounters counters,
            Symptoms symptoms) {
        this.context = context;
        this.producer = producer;
        this.counters = counters;
        this.symptoms = symptoms;
        this.errors = new ErrorTally(LOG, context.clock(), BETWEEN_LINES);
        this.consumer = context.kafka().consumer("detector", config.group(), settings());
        CommitControl control = new CommitControl();
        SetAside setAside =
                new SetAside(producer, context.codecs().of(Topics.REJECTED), context.clock(), context.workerId());
        this.reader = new FrameReader(context.codecs().of(Topics.FRAMES), frames, setAside, control, counters);
        this.commits = new OffsetCommits(consumer, TOPIC, control, context.clock(), errors);
        this.handover = new Handover(frames, control, commits, config.drainTimeout());
        this.pauses = new Pauses(consumer, config.maxInFlight());
        this.pulse = new GroupPulse(consumer, symptoms);
    }

    private static Map<String, Object> settings() {
        return Map.of(
                "group.protocol",
                "classic",
                "partition.assignment.strategy",
                CooperativeStickyAssignor.class.getName(),
                "session.timeout.ms",
                10_000,
                "heartbeat.interval.ms",
                1_000,
                "max.poll.records",
                100,
                "fetch.max.bytes",
                16 << 20,
                "max.partition.fetch.bytes",
                4 << 20);
    }

    private static Backoff backoff() {
        return new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5), RandomGenerator.getDefault());
    }

    /** Polls until told to stop, then finishes what is being looked at and leaves the group. */
    public void run() {
        try {
            consumer.subscribe(List.of(TOPIC), handover);
            while (stopping.getCount() > 0) {
                runOnce();
            }
            handover.release(consumer.assignment().stream()
                    .map(TopicPartition::partition)
                    .toList());
        } finally {
            close();
        }
    }

    /** Asks {@link #run} to return. */
    public void stop() {
        stopping.countDown();
        consumer.wakeup();
    }

    void runOnce() {
        try {
            pauses.apply(counters.inFlight(), context.clock().instant());
            ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
            for (TopicPartition partition : records.partitions()) {
                read(partition, records.records(partition));
            }
            commits.commitNowAndThen();
            pulse.feel(context.clock().instant());
            pollBackoff.reset();
            symptoms.clear(OUTAGE);
        } catch (WakeupException e) {
            LOG.debug("Woken up to stop");
        } catch (KafkaException e) {
            errors.count("polling failed, will be tried again", e.toString());
            symptoms.report(OUTAGE, "frames cannot be polled: " + e.getMessage());
            pause(pollBackoff.next());
        }
        producer.tend();
    }

    private void read(TopicPartition partition, List<ConsumerRecord<String, byte[]>> records) {
        for (ConsumerRecord<String, byte[]> message : records) {
            try {
                reader.read(message);
            } catch (UnknownSchemaException e) {
                errors.count("unknown schema, waiting for it", String.valueOf(e.getMessage()));
                symptoms.report(SCHEMA, String.valueOf(e.getMessage()));
                pauses.hold(
                        partition, message.offset(), context.clock().instant().plus(schemaBackoff.next()));
                return;
            }
        }
        if (!pauses.holding()) {
            schemaBackoff.reset();
            symptoms.clear(SCHEMA);
        }
    }

    private void pause(Duration length) {
        try {
            if (stopping.await(length.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("Stopping during an outage");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping.countDown();
        }
    }

    private void close() {
        try {
            consumer.close(CloseOptions.timeout(CLOSE_LIMIT));
        } catch (KafkaException e) {
            // The broker notices by itself when the session ends.
            errors.count("leaving the group failed", e.toString());
        }
    }
}
