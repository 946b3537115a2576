package io.maskwatch.bench.faults.kafka;

import io.maskwatch.app.broker.BrokerNode;
import io.maskwatch.app.broker.BrokerPorts;
import io.maskwatch.app.broker.kafka.EmbeddedBroker;
import io.maskwatch.ingest.IngestConfig;
import io.maskwatch.ingest.main.IngestWorker;
import io.maskwatch.runtime.ClosingStack;
import io.maskwatch.runtime.camera.Secrets;
import io.maskwatch.runtime.kafka.KafkaClients;
import io.maskwatch.runtime.kafka.KafkaSettings;
import io.maskwatch.runtime.kafka.TopicAdministrator;
import io.maskwatch.runtime.role.RoleContext;
import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.TopicProfile;
import io.maskwatch.schemas.Topics;
import io.maskwatch.sink.SinkConfig;
import io.maskwatch.sink.main.SinkWorker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A broker in this process, an ingest worker as it is, and a witness. For one thread; closing ends all of it. */
public final class Yard implements AutoCloseable {
    /** The variable that names the password of the cameras here. */
    public static final String PASSWORD_VARIABLE = "MASKWATCH_CAMERA_YARD";

    /** That password. */
    public static final String PASSWORD = "right";

    private final ClosingStack resources;
    private final RoleContext context;
    private final Producer<String, byte[]> producer;
    private final Witness witness;

    private Yard(ClosingStack resources, RoleContext context, Producer<String, byte[]> producer, Witness witness) {
        this.resources = resources;
        this.context = context;
        this.producer = producer;
        this.witness = witness;
    }

    /**
     * Starts all of it.
     *
     * @param folder an empty one, for the broker
     */
    public static Yard open(Path folder, IngestConfig config) {
        ClosingStack resources = new ClosingStack();
        try {
            EmbeddedBroker broker = resources.push(
                    new EmbeddedBroker(folder.resolve("broker"), BrokerNode.alone(BrokerPorts.of(folder, 0))));
            broker.start();
            KafkaClients clients = new KafkaClients(KafkaSettings.of(broker.bootstrapServers()), "bench");
            new TopicAdministrator(clients, TopicProfile.EMBEDDED).createMissing();
            Witness witness = resources.push(new Witness(clients));
            Producer<String, byte[]> producer = resources.push(clients.producer("cameras", Map.of()));
            RoleContext context = new RoleContext(
                    clients, Codecs.local(), new SimpleMeterRegistry(), InstantSource.system(), "bench");
            IngestWorker worker = resources.push(
                    new IngestWorker(config, context, new Secrets(Map.of(PASSWORD_VARIABLE, PASSWORD), null)));
            worker.start();
            return new Yard(resources, context, producer, witness);
        } catch (RuntimeException e) {
            resources.close();
            throw e;
        }
    }

    /** Has the worker run the camera. */
    public void put(Camera camera) throws ExecutionException, InterruptedException {
        send(camera.getCameraId(), Codecs.local().of(Topics.CAMERAS).encode(camera));
    }

    /** Has the worker leave the camera. */
    public void remove(String camera) throws ExecutionException, InterruptedException {
        send(camera, null);
    }

    private void send(String camera, byte @Nullable [] value) throws ExecutionException, InterruptedException {
        producer.send(new ProducerRecord<>(Topics.CAMERAS.name(), camera, value))
                .get();
    }

    /**
     * Starts a sink with its usual rules, which is closed with the yard.
     *
     * @param folder for its state
     */
    public void startSink(Path folder) {
        SinkConfig usual = SinkConfig.defaults();
        SinkWorker sink = resources.push(new SinkWorker(
                new SinkConfig(
                        "bench-faults",
                        folder.resolve("sink").toString(),
                        usual.inMemory(),
                        1,
                        usual.commitInterval(),
                        usual.grace(),
                        usual.provisionalEvery(),
                        usual.trackLost(),
                        usual.minimumFacePx()),
                context));
        sink.start();
    }

    /** All alerts there are now. */
    public List<Alert> alerts() {
        List<Alert> alerts = new ArrayList<>();
        try (Consumer<String, byte[]> consumer = context.kafka().consumer("alerts", null, Map.of())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.ALERTS.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    alerts.add(context.codecs().of(Topics.ALERTS).decode(record.value()));
                }
            }
        }
        return alerts;
    }

    public Witness witness() {
        return witness;
    }

    @Override
    public void close() {
        resources.close();
    }
}
