package io.maskwatch.bench.ingest.kafka;

import io.maskwatch.app.broker.BrokerNode;
import io.maskwatch.app.broker.BrokerPorts;
import io.maskwatch.app.broker.kafka.EmbeddedBroker;
import io.maskwatch.runtime.ClosingStack;
import io.maskwatch.runtime.kafka.KafkaClients;
import io.maskwatch.runtime.kafka.KafkaSettings;
import io.maskwatch.runtime.kafka.TopicAdministrator;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.Topic;
import io.maskwatch.schemas.TopicProfile;
import io.maskwatch.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A broker in this process, for workers in others: tells them of cameras, and counts what they wrote. For one thread. */
public final class IngestRig implements AutoCloseable {
    private final ClosingStack closing = new ClosingStack();
    private final Path folder;
    private final EmbeddedBroker broker;
    private final KafkaClients clients;
    private final Producer<String, byte[]> producer;
    private final Consumer<String, byte[]> counter;

    /** @param folder an empty one, which stays */
    public IngestRig(Path folder) {
        this.folder = folder.resolve("broker");
        this.broker = closing.push(new EmbeddedBroker(this.folder, BrokerNode.alone(BrokerPorts.of(folder, 0))));
        broker.start();
        this.clients = new KafkaClients(KafkaSettings.of(broker.bootstrapServers()), "bench");
        new TopicAdministrator(clients, TopicProfile.EMBEDDED).createMissing();
        this.producer = closing.push(clients.producer("cameras", Map.of()));
        this.counter = closing.push(clients.consumer("counter", null, Map.of()));
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** Has the workers run these cameras; returns when the broker knows. */
    public void put(List<Camera> cameras) {
        cameras.forEach(camera ->
                send(camera.getCameraId(), Codecs.local().of(Topics.CAMERAS).encode(camera)));
        producer.flush();
    }

    /** Has the workers leave these cameras. */
    public void remove(List<Camera> cameras) {
        cameras.forEach(camera -> send(camera.getCameraId(), null));
        producer.flush();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the flush waits for it, and what is missing is waited for in vain
    private void send(String camera, byte @Nullable [] value) {
        producer.send(new ProducerRecord<>(Topics.CAMERAS.name(), camera, value));
    }

    /** Records that were ever written to the topic. */
    public long written(Topic<?> topic) {
        List<TopicPartition> partitions = counter.partitionsFor(topic.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        return counter.endOffsets(partitions).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** What the broker keeps of the topic, in bytes. */
    public long stored(Topic<?> topic) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .filter(file -> file.toString().contains("/" + topic.name() + "-"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    /** What is said of the cameras from now on. */
    public StatusLog statuses() {
        return new StatusLog(clients);
    }

    @Override
    public void close() {
        closing.close();
    }
}
