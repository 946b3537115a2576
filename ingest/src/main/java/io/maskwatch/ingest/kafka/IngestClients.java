package io.maskwatch.ingest.kafka;

import io.maskwatch.ingest.IngestConfig;
import io.maskwatch.runtime.kafka.KafkaClients;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.producer.Producer;

/**
 * The Kafka clients of an ingest worker, with the settings that its promises rest on. A send never waits for more than a
 * fraction of a second, so that a slow or absent broker does not hold up decoding; frames and status have a producer
 * each, so that status does not queue behind pictures. Thread-safe; whoever asks for a client closes it.
 */
public final class IngestClients {
    /** The group in which workers share the cameras. */
    public static final String GROUP = "maskwatch-ingest";

    private static final int LONGEST_SEND_MS = 200;
    private static final int STATUS_BUFFER_BYTES = 8 << 20;

    private final KafkaClients clients;
    private final IngestConfig config;

    public IngestClients(KafkaClients clients, IngestConfig config) {
        this.clients = clients;
        this.config = config;
    }

    public Producer<String, byte[]> frameProducer() {
        return clients.producer("frames", delivery((long) config.bufferMegabytes() << 20, "none"));
    }

    public Producer<String, byte[]> statusProducer() {
        return clients.producer("status", delivery(STATUS_BUFFER_BYTES, "lz4"));
    }

    public Consumer<String, byte[]> cameraConsumer() {
        int sessionMs = Math.toIntExact(config.sessionTimeout().toMillis());
        return clients.consumer(
                "cameras",
                GROUP,
                Map.of(
                        "group.protocol",
                        "classic",
                        "partition.assignment.strategy",
                        CooperativeStickyAssignor.class.getName(),
                        "session.timeout.ms",
                        sessionMs,
                        "heartbeat.interval.ms",
                        Math.min(1000, sessionMs / 3),
                        "max.poll.interval.ms",
                        sessionMs));
    }

    /** How long a worker may go without polling before it must stop its cameras: ahead of the group's own patience. */
    public Duration longestPollGap() {
        return config.sessionTimeout().multipliedBy(4).dividedBy(5);
    }

    /** Pictures are compressed as they are; many cameras' status records say much the same. */
    private Map<String, Object> delivery(long bufferBytes, String compression) {
        int deliveryMs = Math.toIntExact(config.deliveryTimeout().toMillis());
        return Map.of(
                "delivery.timeout.ms",
                deliveryMs,
                "request.timeout.ms",
                Math.max(500, deliveryMs / 2),
                "max.block.ms",
                LONGEST_SEND_MS,
                "buffer.memory",
                bufferBytes,
                "reconnect.backoff.max.ms",
                1000,
                "compression.type",
                compression);
    }
}
