package io.maskwatch.sink.kafka;

import io.maskwatch.schemas.Codecs;
import io.maskwatch.sink.camera.StepSettings;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.utils.Utils;

/**
 * What the topology is made of. Immutable.
 *
 * @param codecs between the topics' records and bytes
 * @param stateCodecs between memories and bytes
 * @param step what is the same for all cameras
 * @param inMemory whether stores keep their values in memory only
 * @param partitions partitions of the detections and of the status topic
 * @param catchUp tells tasks whether they have read what was there
 * @param meters what is counted
 * @param clock wall clock
 * @param workerId this process's name in rejected messages
 * @param tableChanges counts the changes of the global tables
 */
record SinkParts(
        Codecs codecs,
        Codecs stateCodecs,
        StepSettings step,
        boolean inMemory,
        int partitions,
        CatchUp.Source catchUp,
        SinkMeters meters,
        InstantSource clock,
        String workerId,
        AtomicLong tableChanges) {

    /** The partition that the default partitioner gives a key. */
    int partitionOf(String key) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
    }
}
