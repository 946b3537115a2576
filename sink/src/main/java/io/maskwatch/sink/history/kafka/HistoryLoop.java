package io.maskwatch.sink.history.kafka;

import io.maskwatch.runtime.Backoff;
import io.maskwatch.runtime.ErrorTally;
import io.maskwatch.runtime.kafka.QuietCheck;
import io.maskwatch.runtime.role.RoleContext;
import io.maskwatch.schemas.UnknownSchemaException;
import io.maskwatch.sink.history.HistoryException;
import io.maskwatch.sink.history.HistoryWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topics as a member of the group: one blocking {@link #run} that returns after {@link #stop}. Of each poll, the
 * records are written, what cannot be used is set aside, and then the offsets are committed. Whatever fails before that is
 * tried again from the same place, however long it takes. {@link #stop} may be called by any thread. Closes its clients.
 */
final class HistoryLoop {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryLoop.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration COMMIT_LIMIT = Duration.ofSeconds(10);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(30);

    private final RoleContext context;
    private final HistoryWriter writer;
    private final HistoryProgress progress;
    private final HistoryMeters meters;
    private final Consumer<String, byte[]> consumer;
    private final SetAside setAside;
    private final ErrorTally errors;
    private final Backoff backoff =
            new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5), RandomGenerator.getDefault());
    private final QuietCheck quiet;
    private final Map<TopicPartition, OffsetAndMetadata> kept = new HashMap<>();
    private final CountDownLatch stopping = new CountDownLatch(1);

    HistoryLoop(RoleContext context, HistoryWriter writer, HistoryProgress progress, HistoryMeters meters) {
        this.context = context;
        this.writer = writer;
        this.progress = progress;
        this.meters = meters;
        this.quiet = new QuietCheck(context.clock());
        this.errors = new ErrorTally(LOG, context.clock(), BETWEEN_LINES);
        this.consumer = context.kafka().consumer("history", HistoryFeed.GROUP, settings());
        this.setAside = new SetAside(context);
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
                3_000,
                "max.poll.records",
                2_000,
                "fetch.max.bytes",
                8 << 20);
    }

    /** Polls until told to stop. */
    void run() {
        try {
            consumer.subscribe(PolledBatch.TOPICS.keySet());
            while (stopping.getCount() > 0) {
                runOnce();
            }
        } finally {
            close();
        }
    }

    /** Asks {@link #run} to return. */
    void stop() {
        stopping.countDown();
    }

    void runOnce() {
        try {
            ConsumerRecords<String, byte[]> polled = consumer.poll(POLL);
            Set<TopicPartition> refused = keep(polled) ? Set.of() : polled.partitions();
            polled.nextOffsets().forEach((partition, next) -> {
                // A partition without records has passed aborted ones, which will not be polled again.
                if (!refused.contains(partition)) {
                    kept.put(partition, next);
                }
            });
            commit();
            progress.lag(consumer);
            if (quiet.after(consumer, polled.isEmpty())) {
                progress.works();
            }
        } catch (KafkaException e) {
            failed("reading the topics failed, will be tried again", e);
        }
    }

    /** Whether all of it is kept; if not, it will be polled again. */
    private boolean keep(ConsumerRecords<String, byte[]> polled) {
        if (polled.isEmpty()) {
            return true;
        }
        try {
            PolledBatch batch = PolledBatch.of(polled, context.codecs());
            write(batch);
            setAside.publish(batch.unusable());
            meters.done(batch);
            backoff.reset();
            progress.works();
            return true;
        } catch (UnknownSchemaException | HistoryException | KafkaException e) {
            for (TopicPartition partition : polled.partitions()) {
                consumer.seek(partition, polled.records(partition).get(0).offset());
            }
            failed("writing history failed, will be tried again", e);
            return false;
        }
    }

    private void write(PolledBatch batch) {
        if (!batch.records().isEmpty()) {
            long begun = System.nanoTime();
            writer.write(batch.records());
            meters.wrote(System.nanoTime() - begun);
            progress.wrote(context.clock().instant());
        }
    }

    /** Commits what is kept, and what an earlier commit failed for: there may be nothing new for long. */
    private void commit() {
        kept.keySet().retainAll(consumer.assignment());
        if (kept.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(kept, COMMIT_LIMIT);
            kept.clear();
        } catch (KafkaException e) {
            // What was written may come again, to this process or another, and changes nothing then.
            errors.count("commit failed, will be tried again", e.toString());
        }
    }

    private void failed(String what, RuntimeException cause) {
        String words = String.valueOf(cause.getMessage());
        errors.count(what, words);
        meters.failed();
        progress.fails(words);
        try {
            if (stopping.await(backoff.next().toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("Stopping during an outage");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
        }
    }

    private void close() {
        try (setAside) {
            consumer.close(CloseOptions.timeout(CLOSE_LIMIT));
        } catch (KafkaException e) {
            // The broker notices by itself when the session ends.
            errors.count("leaving the group failed", e.toString());
        }
    }
}
