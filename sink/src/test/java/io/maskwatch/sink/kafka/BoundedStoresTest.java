package io.maskwatch.sink.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.runtime.kafka.KafkaClients;
import io.maskwatch.runtime.kafka.KafkaSettings;
import io.maskwatch.sink.SinkConfig;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real RocksDB store with the sink's properties. */
class BoundedStoresTest {
    private static final List<String> CAMERAS = List.of("a", "b", "c", "d", "e", "f");

    @Test
    void doesNotKeepOldVersionsInMemory(@TempDir Path folder) {
        try (TopologyTestDriver driver = new TopologyTestDriver(topology(), properties(folder))) {
            KeyValueStore<String, byte[]> store = driver.getKeyValueStore("memories");
            for (int frame = 0; frame < 10_000; frame++) { // 30 MB
                store.put(CAMERAS.get(frame % CAMERAS.size()), new byte[3_000]);
            }

            assertThat(CAMERAS)
                    .allSatisfy(camera -> assertThat(store.get(camera)).hasSize(3_000));
            assertThat(inMemory(driver)).isPositive().isLessThan(12 << 20);
        }
    }

    /** Bytes of write buffers, as RocksDB tells them. */
    private static long inMemory(TopologyTestDriver driver) {
        return driver.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("size-all-mem-tables"))
                .mapToLong(metric -> ((BigInteger) metric.getValue().metricValue()).longValueExact())
                .sum();
    }

    private static Properties properties(Path folder) {
        KafkaClients clients = new KafkaClients(KafkaSettings.of("127.0.0.1:1"), "test");
        Properties properties = StreamsProperties.of(clients, SinkConfig.defaults());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        return properties;
    }

    private static Topology topology() {
        return new Topology()
                .addSource("frames", new ByteArrayDeserializer(), new ByteArrayDeserializer(), "frames")
                .addProcessor("idle", Idle::new, "frames")
                .addStateStore(
                        Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore("memories"), Serdes.String(), Serdes.ByteArray()),
                        "idle");
    }

    private static final class Idle extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
        @Override
        public void process(Record<byte[], byte[]> frame) {}
    }
}
