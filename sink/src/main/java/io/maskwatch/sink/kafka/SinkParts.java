package io.maskwatch.sink.kafka;

import io.maskwatch.schemas.Codecs;
import io.maskwatch.sink.camera.StepSettings;
import java.time.InstantSource;

/**
 * What the topology is made of. Immutable.
 *
 * @param codecs between records and bytes
 * @param step what is the same for all cameras
 * @param inMemory whether stores keep their values in memory only
 * @param partitions partitions of the detections and of the status topic
 * @param catchUp tells tasks whether they have read what was there
 * @param meters what is counted
 * @param clock wall clock
 * @param workerId this process's name in rejected messages
 */
record SinkParts(
        Codecs codecs,
        StepSettings step,
        boolean inMemory,
        int partitions,
        CatchUp.Source catchUp,
        SinkMeters meters,
        InstantSource clock,
        String workerId) {}
