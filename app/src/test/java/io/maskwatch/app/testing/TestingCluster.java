package io.maskwatch.app.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.app.broker.BrokerNode;
import io.maskwatch.app.broker.BrokerPorts;
import io.maskwatch.app.broker.kafka.EmbeddedBroker;
import io.maskwatch.app.install.ClusterAccess;
import io.maskwatch.runtime.kafka.KafkaSettings;
import io.maskwatch.schemas.Topic;
import io.maskwatch.schemas.TopicProfile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** An embedded broker in this process, with a hand to write records and commit positions. */
public final class TestingCluster implements AutoCloseable {
    private final EmbeddedBroker broker;
    private final ClusterAccess access;

    private TestingCluster(EmbeddedBroker broker) {
        this.broker = broker;
        this.access = ClusterAccess.to(KafkaSettings.of(broker.bootstrapServers()), "test");
    }

    /** A broker on the folder, new or with what is in it. */
    public static TestingCluster start(Path folder) {
        EmbeddedBroker broker =
                new EmbeddedBroker(folder.resolve("broker"), BrokerNode.alone(BrokerPorts.of(folder, 0)));
        broker.start();
        return new TestingCluster(broker);
    }

    /** Makes all topics as an installation in one process has them. */
    public TestingCluster withTopics() {
        access.createTopics(TopicProfile.EMBEDDED);
        access.prepare(TopicProfile.EMBEDDED);
        return this;
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    public ClusterAccess access() {
        return access;
    }

    /** Runs a command against this cluster. */
    public CommandRun run(Object... arguments) {
        Object[] all = new Object[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--bootstrap-servers";
        all[arguments.length + 1] = bootstrapServers();
        return CommandRun.of(all);
    }

    /** Writes the records under one key. */
    @SafeVarargs
    public final <V extends SpecificRecordBase> void write(Topic<V> topic, String key, V... values) {
        try (Producer<String, byte[]> producer = access.clients().producer("hand", Map.of())) {
            for (V value : values) {
                byte[] bytes = access.codecs().of(topic).encode(value);
                assertThat(producer.send(new ProducerRecord<>(topic.name(), key, bytes)))
                        .succeedsWithin(Duration.ofSeconds(20));
            }
        }
    }

    /** Commits, for the group, that everything now in the topic has been read. */
    public void commitAll(String group, Topic<?> topic) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> ends = new LinkedHashMap<>();
        try (Consumer<String, byte[]> consumer = access.clients().consumer("hand", null, Map.of());
                Admin admin = access.clients().admin()) {
            consumer.endOffsets(consumer.partitionsFor(topic.name()).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList())
                    .forEach((partition, end) -> ends.put(partition, new OffsetAndMetadata(end)));
            admin.alterConsumerGroupOffsets(group, ends).all().get();
        }
    }

    @Override
    public void close() {
        broker.close();
    }
}
