package io.maskwatch.detector.kafka;

import io.maskwatch.detector.work.CommitControl;
import io.maskwatch.runtime.ErrorTally;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Tells the broker what is done: now and then while running, and at once before partitions are handed over. A commit that
 * fails costs only that frames are looked at twice, of which the first outcome counts; the next one makes up for it. Used
 * by the polling thread only.
 */
final class OffsetCommits {
    private static final Duration INTERVAL = Duration.ofMillis(250);
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final Consumer<String, byte[]> consumer;
    private final String topic;
    private final CommitControl control;
    private final InstantSource clock;
    private final ErrorTally errors;
    private Instant nextAt = Instant.MIN;

    OffsetCommits(
            Consumer<String, byte[]> consumer,
            String topic,
            CommitControl control,
            InstantSource clock,
            ErrorTally errors) {
        this.consumer = consumer;
        this.topic = topic;
        this.control = control;
        this.clock = clock;
        this.errors = errors;
    }

    /** Commits, without waiting, if it is time. */
    void commitNowAndThen() {
        Instant now = clock.instant();
        if (now.isBefore(nextAt)) {
            return;
        }
        nextAt = now.plus(INTERVAL);
        Map<Integer, Long> safe = control.committable();
        if (!safe.isEmpty()) {
            consumer.commitAsync(offsets(safe), (offsets, failure) -> {
                if (failure == null) {
                    control.committed(safe);
                } else {
                    errors.count("commit failed, the next one makes up for it", failure.toString());
                }
            });
        }
    }

    /** Commits what is done of these partitions, and waits for the answer. */
    void commitNow(Collection<Integer> partitions) {
        Map<Integer, Long> safe = new HashMap<>(control.committable());
        safe.keySet().retainAll(partitions);
        if (safe.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(offsets(safe), LIMIT);
            control.committed(safe);
        } catch (WakeupException e) {
            // A wake-up that was meant for the poll: it has done its work, the commit is tried once more.
            commitAgain(safe);
        } catch (KafkaException e) {
            errors.count("commit failed, some frames will be looked at twice", e.toString());
        }
    }

    private void commitAgain(Map<Integer, Long> safe) {
        try {
            consumer.commitSync(offsets(safe), LIMIT);
            control.committed(safe);
        } catch (KafkaException e) {
            errors.count("commit failed, some frames will be looked at twice", e.toString());
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> offsets(Map<Integer, Long> safe) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        safe.forEach((partition, offset) ->
                offsets.put(new TopicPartition(topic, partition), new OffsetAndMetadata(offset)));
        return offsets;
    }
}
