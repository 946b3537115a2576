package io.maskwatch.runtime.kafka;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import java.util.Map;
import java.util.TreeMap;

/**
 * Kafka client properties as the user gave them, each under Kafka's own name. Immutable; printed without values, since
 * some are secret.
 *
 * @param properties client properties; {@code bootstrap.servers} must be among them
 */
public record KafkaSettings(Map<String, String> properties) {
    private static final String BOOTSTRAP = "bootstrap.servers";

    public KafkaSettings {
        properties = Map.copyOf(properties);
        if (properties.getOrDefault(BOOTSTRAP, "").isBlank()) {
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    "kafka.bootstrap.servers",
                    "no Kafka broker is named",
                    "Name one with --bootstrap-servers HOST:PORT or in the configuration file");
        }
        properties.forEach(KafkaSettings::refuseOurs);
    }

    /** What our guarantees rest on, so that it is not the user's to set, unless to the very value that it has. */
    private static final Map<String, String> OURS = Map.ofEntries(
            Map.entry("acks", "all"),
            Map.entry("enable.idempotence", "true"),
            Map.entry("enable.auto.commit", "false"),
            Map.entry("auto.offset.reset", "earliest"),
            Map.entry("isolation.level", "read_committed"),
            Map.entry("group.id", ""),
            Map.entry("client.id", ""),
            Map.entry("application.id", ""),
            Map.entry("transactional.id", ""),
            Map.entry("processing.guarantee", "exactly_once_v2"),
            Map.entry("key.serializer", ""),
            Map.entry("value.serializer", ""),
            Map.entry("key.deserializer", ""),
            Map.entry("value.deserializer", ""));

    /** Nothing but the address of a broker. */
    public static KafkaSettings of(String bootstrapServers) {
        return new KafkaSettings(Map.of(BOOTSTRAP, bootstrapServers));
    }

    /** Addresses of brokers, {@code host:port,host:port}. */
    public String bootstrapServers() {
        return properties.getOrDefault(BOOTSTRAP, "");
    }

    private static void refuseOurs(String key, String value) {
        String ours = OURS.get(key);
        if (ours != null && !ours.equals(value)) {
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    "kafka." + key,
                    "it is set by maskwatch itself, whose guarantees rest on it",
                    "Remove it");
        }
    }

    @Override
    public String toString() {
        return "KafkaSettings" + new TreeMap<>(properties).keySet();
    }
}
