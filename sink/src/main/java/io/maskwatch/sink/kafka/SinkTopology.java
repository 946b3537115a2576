package io.maskwatch.sink.kafka;

import io.maskwatch.schemas.Topic;
import io.maskwatch.schemas.Topics;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The sink's topology: outcomes and status of a camera meet in one processor with one store, cameras and settings are
 * global tables, what is told goes to four topics. Values travel as bytes and are decoded in the processor, so that an
 * unreadable one is set aside there and blocks nothing.
 */
final class SinkTopology {
    static final String PROCESSOR = "cameras";
    static final String MEMORIES = "memories";
    static final String CAMERAS = "camera-table";
    static final String SETTINGS = "settings-table";

    private SinkTopology() {}

    /** The changelog of the cameras' memories, which has as many partitions as the topics that it came from. */
    static String changelog(String applicationId) {
        return applicationId + "-" + MEMORIES + "-changelog";
    }

    static Topology build(SinkParts parts) {
        Topology topology = new Topology();
        global(topology, parts, CAMERAS, Topics.CAMERAS);
        global(topology, parts, SETTINGS, Topics.SETTINGS);
        source(topology, Topics.DETECTIONS);
        source(topology, Topics.CAMERA_STATUS);
        topology.addProcessor(
                PROCESSOR, () -> new CameraProcessor(parts), Topics.DETECTIONS.name(), Topics.CAMERA_STATUS.name());
        topology.addStateStore(store(parts, MEMORIES).withCachingDisabled().withLoggingEnabled(Map.of()), PROCESSOR);
        sink(topology, Topics.VERDICTS);
        sink(topology, Topics.COMPLIANCE);
        sink(topology, Topics.ALERTS);
        sink(topology, Topics.REJECTED);
        return topology;
    }

    private static void source(Topology topology, Topic<?> topic) {
        topology.addSource(topic.name(), keys(), values(), topic.name());
    }

    private static void sink(Topology topology, Topic<?> topic) {
        topology.addSink(
                topic.name(),
                topic.name(),
                Serdes.String().serializer(),
                Serdes.ByteArray().serializer(),
                PROCESSOR);
    }

    private static void global(Topology topology, SinkParts parts, String storeName, Topic<?> topic) {
        topology.addGlobalStore(
                store(parts, storeName).withLoggingDisabled(),
                topic.name(),
                keys(),
                values(),
                topic.name(),
                storeName,
                () -> new GlobalTable(storeName));
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> store(SinkParts parts, String name) {
        KeyValueBytesStoreSupplier supplier =
                parts.inMemory() ? Stores.inMemoryKeyValueStore(name) : Stores.persistentKeyValueStore(name);
        return Stores.keyValueStoreBuilder(supplier, Serdes.String(), Serdes.ByteArray());
    }

    private static Deserializer<String> keys() {
        return Serdes.String().deserializer();
    }

    private static Deserializer<byte[]> values() {
        return Serdes.ByteArray().deserializer();
    }
}
