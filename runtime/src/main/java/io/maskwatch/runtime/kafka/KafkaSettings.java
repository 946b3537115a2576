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
    }

    /** Nothing but the address of a broker. */
    public static KafkaSettings of(String bootstrapServers) {
        return new KafkaSettings(Map.of(BOOTSTRAP, bootstrapServers));
    }

    /** Addresses of brokers, {@code host:port,host:port}. */
    public String bootstrapServers() {
        return properties.getOrDefault(BOOTSTRAP, "");
    }

    @Override
    public String toString() {
        return "KafkaSettings" + new TreeMap<>(properties).keySet();
    }
}
