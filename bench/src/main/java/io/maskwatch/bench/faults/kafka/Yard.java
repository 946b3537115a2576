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
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.TopicProfile;
import io.maskwatch.schemas.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** A broker in this process, an ingest worker as it is, and a witness. For one thread; closing ends all of it. */
public final class Yard implements AutoCloseable {
    /** The variable that names the password of the cameras here. */
    public static final String PASSWORD_VARIABLE = "MASKWATCH_CAMERA_YARD";

    /** That password. */
    public static final String PASSWORD = "right";

    private final ClosingStack resources;
    private final Producer<String, byte[]> producer;
    private final Witness witness;

    private Yard(ClosingStack resources, Producer<String, byte[]> producer, Witness witness) {
        this.resources = resources;
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
            IngestWorker worker = resources.push(new IngestWorker(
                    config,
                    new RoleContext(
                            clients, Codecs.local(), new SimpleMeterRegistry(), InstantSource.system(), "bench"),
                    new Secrets(Map.of(PASSWORD_VARIABLE, PASSWORD), null)));
            worker.start();
            return new Yard(resources, producer, witness);
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

    public Witness witness() {
        return witness;
    }

    @Override
    public void close() {
        resources.close();
    }
}
