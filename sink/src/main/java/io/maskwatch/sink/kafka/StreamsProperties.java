package io.maskwatch.sink.kafka;

import io.maskwatch.runtime.kafka.KafkaClients;
import io.maskwatch.sink.SinkConfig;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** How Kafka Streams is set up for the sink; the user's own properties win. Stateless. */
final class StreamsProperties {
    private static final int SESSION_MS = 10_000;
    private static final int HEARTBEAT_MS = 3_000;

    /** For the memories of areas and of the site, between two commits. */
    private static final long CACHE_BYTES = 16L << 20;

    private StreamsProperties() {}

    static Properties of(KafkaClients clients, SinkConfig config) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, config.commitInterval().toMillis());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, config.stateFolder());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedStores.class);
        // What is told is due now: the next commit flushes it anyway.
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 0);
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_MS);
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), HEARTBEAT_MS);
        Map<String, Object> users = clients.streamsProperties(config.applicationId());
        properties.putAll(users);
        return properties;
    }
}
