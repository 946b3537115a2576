package io.maskwatch.bench.detector.kafka;

import io.maskwatch.runtime.NamedThreads;
import io.maskwatch.runtime.kafka.KafkaClients;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Keeps every outcome that is written from now on. Thread-safe; owns its thread and its consumer. */
public final class OutcomeLog implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration JOIN = Duration.ofSeconds(30);

    private final List<FrameOutcome> outcomes = new ArrayList<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Consumer<String, byte[]> consumer;
    private final Thread thread;
    private volatile boolean stopping;

    private OutcomeLog(Consumer<String, byte[]> consumer) {
        this.consumer = consumer;
        this.thread = NamedThreads.start("bench-outcomes", this::read, (failed, cause) -> failure.set(cause));
    }

    static OutcomeLog follow(KafkaClients clients, int partitions, Watching watching) {
        Consumer<String, byte[]> consumer = clients.consumer("outcomes", null, watching.settings());
        List<TopicPartition> all = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(Topics.DETECTIONS.name(), partition))
                .toList();
        consumer.assign(all);
        consumer.seekToEnd(all);
        all.forEach(consumer::position); // looked up now, not when the first record is there already
        return new OutcomeLog(consumer);
    }

    /** How many there are. */
    public synchronized int size() {
        return outcomes.size();
    }

    /** Those from the given place on for which the condition holds, as they came. */
    public synchronized List<FrameOutcome> from(int first, Predicate<FrameOutcome> condition) {
        return outcomes.subList(first, outcomes.size()).stream()
                .filter(condition)
                .toList();
    }

    /**
     * Waits for so many from the given place on for which the condition holds.
     *
     * @throws IllegalStateException if they do not come within the time
     */
    public synchronized List<FrameOutcome> await(
            int first, Predicate<FrameOutcome> condition, int count, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        List<FrameOutcome> found = from(first, condition);
        while (found.size() < count) {
            Throwable cause = failure.get();
            long leftMs = (end - System.nanoTime()) / 1_000_000;
            if (cause != null || leftMs <= 0) {
                throw new IllegalStateException(
                        "%d outcomes of %d came within %s".formatted(found.size(), count, limit), cause);
            }
            wait(Math.min(leftMs, POLL.toMillis()));
            found = from(first, condition);
        }
        return found;
    }

    private void read() {
        try (consumer) {
            while (!stopping) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    add(Codecs.local().of(Topics.DETECTIONS).decode(record.value()));
                }
            }
        }
    }

    private synchronized void add(FrameOutcome outcome) {
        outcomes.add(outcome);
        notifyAll();
    }

    @Override
    public void close() {
        stopping = true;
        NamedThreads.join(thread, JOIN);
    }
}
