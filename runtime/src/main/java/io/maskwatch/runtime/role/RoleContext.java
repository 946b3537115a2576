package io.maskwatch.runtime.role;

import io.maskwatch.runtime.kafka.KafkaClients;
import io.maskwatch.schemas.Codecs;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;

/**
 * What every role of a process is given. Immutable; its parts are thread-safe.
 *
 * @param kafka makes clients for the cluster
 * @param codecs between records and bytes
 * @param meters where counts and times go
 * @param clock wall clock
 * @param workerId this process's name in records, logs and groups
 */
public record RoleContext(
        KafkaClients kafka, Codecs codecs, MeterRegistry meters, InstantSource clock, String workerId) {}
