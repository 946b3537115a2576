package io.maskwatch.sink.kafka;

import io.maskwatch.runtime.Health;
import io.maskwatch.runtime.NamedThreads;
import io.maskwatch.runtime.kafka.Causes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the brokers answer, who are asked every two seconds where the partitions end that the sink reads. Kafka Streams does
 * not tell: an outage looks to it like topics in which nothing happens, until a commit has waited for a minute. Questions are
 * counted and not time, so that a process that stood still does not take its own silence for theirs. Thread-safe.
 */
final class ClusterPulse implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterPulse.class);
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);
    private static final String NO_ANSWER = "no answer in time";
    /** The first has then waited for 14 s: more than the 10 s after which what one broker leaves unanswered is asked of others. */
    static final int MOST_UNANSWERED = 7;

    private final ClusterView cluster;
    private final List<TopicPartition> partitions;
    private final AtomicInteger unanswered = new AtomicInteger();
    private final CountDownLatch closing = new CountDownLatch(1);
    private @Nullable Thread thread;
    private volatile @Nullable Throwable bug;
    private volatile String lastFailure = NO_ANSWER;

    ClusterPulse(ClusterView cluster, List<TopicPartition> partitions) {
        this.cluster = cluster;
        this.partitions = List.copyOf(partitions);
    }

    /** Begins to ask. */
    synchronized void start() {
        thread = NamedThreads.start("sink-pulse", this::run, (failed, cause) -> {
            LOG.error("{} failed", failed.getName(), cause);
            bug = cause;
        });
    }

    /** Sick while there is no answer, to however old a question. */
    Health check() {
        Throwable cause = bug;
        if (cause != null) {
            return Health.broken("The sink does not ask any more whether the brokers answer: " + cause);
        }
        int questions = unanswered.get();
        return questions <= MOST_UNANSWERED
                ? Health.ok()
                : Health.sick(
                        "The sink waits: of the last %d questions what there is to read the brokers have answered none (%s)"
                                .formatted(questions, lastFailure));
    }

    @Override
    public synchronized void close() {
        closing.countDown();
        if (thread != null) {
            NamedThreads.join(thread, CLOSE_LIMIT);
        }
    }

    /** Asks once; does not wait for the answer. */
    void ask() {
        unanswered.incrementAndGet();
        cluster.ends(partitions).whenComplete((ends, failure) -> {
            if (failure == null) {
                unanswered.set(0);
                lastFailure = NO_ANSWER;
            } else {
                lastFailure = Causes.words(failure);
            }
        });
    }

    private void run() {
        try {
            do {
                ask();
            } while (!closing.await(EVERY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
