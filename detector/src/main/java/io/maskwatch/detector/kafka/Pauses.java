package io.maskwatch.detector.kafka;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Decides which partitions are not fetched for now: all while too much is in flight, one while its next message cannot be
 * judged. Used by the polling thread only.
 */
final class Pauses {
    private final Consumer<String, byte[]> consumer;
    private final int maxInFlight;
    private final Map<TopicPartition, Instant> heldUntil = new HashMap<>();
    private boolean full;

    Pauses(Consumer<String, byte[]> consumer, int maxInFlight) {
        this.consumer = consumer;
        this.maxInFlight = maxInFlight;
    }

    /** Reads that partition again from that offset, but not before then. */
    void hold(TopicPartition partition, long offset, Instant until) {
        consumer.seek(partition, offset);
        heldUntil.put(partition, until);
    }

    /** Whether any partition waits to be judged. */
    boolean holding() {
        return !heldUntil.isEmpty();
    }

    /** Tells the consumer. Full begins at the limit and ends at its half, so that it does not flutter. */
    void apply(long inFlight, Instant now) {
        full = inFlight >= (full ? Math.max(1, maxInFlight / 2) : maxInFlight);
        heldUntil.keySet().retainAll(consumer.assignment());
        heldUntil.values().removeIf(until -> !now.isBefore(until));
        Set<TopicPartition> wanted = new HashSet<>(full ? consumer.assignment() : heldUntil.keySet());
        Set<TopicPartition> surplus = new HashSet<>(consumer.paused());
        surplus.removeAll(wanted);
        consumer.resume(surplus);
        wanted.removeAll(consumer.paused());
        consumer.pause(wanted);
    }
}
