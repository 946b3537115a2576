package io.maskwatch.sink.halted;

import io.maskwatch.runtime.kafka.KafkaSettings;
import java.util.HashMap;
import java.util.Map;

/**
 * Settings of a sink that works the messages of a partition's topics in by their time: where one of the topics has none
 * it waits for the producer. Left to itself it takes what is there, so that what it tells depends a little on when the
 * messages arrived; two undisturbed sinks over the same topics would differ then.
 */
final class InOrder {
    private static final String AN_HOUR_MS = "3600000";

    private InOrder() {}

    static KafkaSettings settings(String bootstrapServers, Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(more);
        properties.put("bootstrap.servers", bootstrapServers);
        properties.put("max.task.idle.ms", AN_HOUR_MS);
        return new KafkaSettings(properties);
    }
}
