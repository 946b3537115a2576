package io.maskwatch.schemas;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * One topic of the contract: what it is called, what it holds, and how the broker keeps it. Immutable.
 *
 * @param name the topic's name, with its version
 * @param type the record that is its value
 * @param spread how many partitions it has
 * @param cleanup what the broker does with old records
 * @param retention how long a record lives; of a compacted topic, how long it lives uncompacted at least
 * @param segment how long a segment stays open, which bounds how late old records go
 * @param retentionBytes the most that one partition holds, in bytes, if limited
 * @param holdsPictures whether its values show people; such values are never copied to another topic
 */
public record Topic<V extends SpecificRecordBase>(
        String name,
        Class<V> type,
        Spread spread,
        Cleanup cleanup,
        Duration retention,
        Duration segment,
        OptionalLong retentionBytes,
        boolean holdsPictures) {

    /** How many partitions a topic has. Fixed for one version of a topic. */
    public enum Spread {
        /** Co-partitioned with frames, detections and status: 4 embedded, 48 on a cluster. */
        STREAM,
        /** The unit in which cameras are shared among ingest workers: 64 everywhere. */
        CAMERAS,
        /** One partition: small and read whole. */
        SINGLE
    }

    /** What the broker does with old records. */
    public enum Cleanup {
        DELETE,
        COMPACT
    }

    /** The number of partitions for a cluster or for the embedded broker. */
    public int partitions(TopicProfile profile) {
        return switch (spread) {
            case STREAM -> profile.streamPartitions();
            case CAMERAS -> profile.cameraPartitions();
            case SINGLE -> 1;
        };
    }

    /** The topic's configuration under the broker's own names. */
    public Map<String, String> configuration() {
        Map<String, String> configuration = new LinkedHashMap<>();
        configuration.put("cleanup.policy", cleanup == Cleanup.COMPACT ? "compact" : "delete");
        configuration.put("message.timestamp.type", "LogAppendTime");
        configuration.put("segment.ms", Long.toString(segment.toMillis()));
        if (cleanup == Cleanup.COMPACT) {
            configuration.put("min.compaction.lag.ms", Long.toString(retention.toMillis()));
        } else {
            configuration.put("retention.ms", Long.toString(retention.toMillis()));
        }
        retentionBytes.ifPresent(bytes -> configuration.put("retention.bytes", Long.toString(bytes)));
        if (holdsPictures) {
            configuration.put("compression.type", "producer");
        }
        return configuration;
    }

    @Override
    public String toString() {
        return name;
    }
}
