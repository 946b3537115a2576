package io.maskwatch.sink.kafka;

import io.maskwatch.schemas.Topic;
import io.maskwatch.schemas.Topics;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The sink's topology, in two parts. In the first, outcomes and status of a camera meet in one processor with one store.
 * Cameras signal how they are, and their windows, over an internal topic to the second, in which an area, or the site, is
 * one key. Cameras and settings are global tables. Values travel as bytes and are decoded in the processor, so that an
 * unreadable one is set aside there and blocks nothing.
 */
final class SinkTopology {
    static final String PROCESSOR = "cameras";
    static final String MEMORIES = "memories";
    static final String GROUPS = "groups";
    static final String GROUP_MEMORIES = "group-memories";
    static final String SIGNALS = "signals";
    static final String CAMERAS = "camera-table";
    static final String SETTINGS = "settings-table";

    private SinkTopology() {}

    /** The internal topics, which have as many partitions as the topics that cameras come from. */
    static List<String> internalTopics(String applicationId) {
        return List.of(
                applicationId + "-" + MEMORIES + "-changelog",
                applicationId + "-" + GROUP_MEMORIES + "-changelog",
                signalsTopic(applicationId));
    }

    static String signalsTopic(String applicationId) {
        return applicationId + "-" + SIGNALS + "-repartition";
    }

    /** The node by which groups tell to that topic: a common one would make one part of the two. */
    static String ofGroups(Topic<?> topic) {
        return GROUPS + "." + topic.name();
    }

    static Topology build(SinkParts parts) {
        StreamsBuilder builder = new StreamsBuilder();
        // Written behind, once a commit: the site's memory changes with each signal of any camera.
        StoreBuilder<?> groupMemories = store(parts, GROUP_MEMORIES).withCachingEnabled();
        builder.addStateStore(store(parts, MEMORIES).withCachingDisabled().withLoggingEnabled(Map.of()));
        builder.addStateStore(groupMemories.withLoggingEnabled(Map.of()));
        builder.stream(
                        List.of(Topics.DETECTIONS.name(), Topics.CAMERA_STATUS.name()),
                        Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("camera-messages"))
                .process(() -> new CameraProcessor(parts), Named.as(PROCESSOR), MEMORIES)
                .filter((group, signal) -> true, Named.as(SIGNALS))
                .repartition(Repartitioned.<String, byte[]>as(SIGNALS)
                        .withKeySerde(Serdes.String())
                        .withValueSerde(Serdes.ByteArray())
                        .withNumberOfPartitions(parts.partitions()))
                .process(() -> new GroupProcessor(parts), Named.as(GROUPS), GROUP_MEMORIES);
        Topology topology = builder.build();
        global(topology, parts, CAMERAS, Topics.CAMERAS);
        global(topology, parts, SETTINGS, Topics.SETTINGS);
        for (Topic<?> topic : List.of(Topics.VERDICTS, Topics.COMPLIANCE, Topics.ALERTS, Topics.REJECTED)) {
            sink(topology, topic.name(), topic, PROCESSOR);
        }
        for (Topic<?> topic : List.of(Topics.COMPLIANCE, Topics.ALERTS)) {
            sink(topology, ofGroups(topic), topic, GROUPS);
        }
        return topology;
    }

    private static void sink(Topology topology, String name, Topic<?> topic, String parent) {
        topology.addSink(
                name,
                topic.name(),
                Serdes.String().serializer(),
                Serdes.ByteArray().serializer(),
                parent);
    }

    private static void global(Topology topology, SinkParts parts, String storeName, Topic<?> topic) {
        topology.addGlobalStore(
                store(parts, storeName).withLoggingDisabled(),
                topic.name(),
                Serdes.String().deserializer(),
                Serdes.ByteArray().deserializer(),
                topic.name(),
                storeName,
                () -> new GlobalTable(storeName, parts.tableChanges()));
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> store(SinkParts parts, String name) {
        KeyValueBytesStoreSupplier supplier =
                parts.inMemory() ? Stores.inMemoryKeyValueStore(name) : Stores.persistentKeyValueStore(name);
        return Stores.keyValueStoreBuilder(supplier, Serdes.String(), Serdes.ByteArray());
    }
}
