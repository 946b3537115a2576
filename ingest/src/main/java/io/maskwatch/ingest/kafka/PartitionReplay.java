package io.maskwatch.ingest.kafka;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The records of a newly owned partition, the last of each key, collected until the end that the partition had when it
 * was taken over: what was there before is known before any of its cameras starts. Not thread-safe.
 */
final class PartitionReplay {
    private static final long UNKNOWN = -1;

    private final Map<String, ConsumerRecord<String, byte[]>> last = new LinkedHashMap<>();
    private long endOffset = UNKNOWN;

    boolean endKnown() {
        return endOffset != UNKNOWN;
    }

    void end(long offset) {
        endOffset = offset;
    }

    void take(ConsumerRecord<String, byte[]> record) {
        last.put(record.key(), record);
    }

    boolean complete(long position) {
        return endKnown() && position >= endOffset;
    }

    Collection<ConsumerRecord<String, byte[]>> records() {
        return List.copyOf(last.values());
    }
}
