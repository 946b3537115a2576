package io.maskwatch.sink.api.testing;

import io.maskwatch.runtime.kafka.KafkaClients;
import io.maskwatch.runtime.kafka.KafkaSettings;
import io.maskwatch.runtime.kafka.PublishedSchemas;
import io.maskwatch.runtime.kafka.TopicAdministrator;
import io.maskwatch.runtime.role.RoleContext;
import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.Settings;
import io.maskwatch.schemas.Topic;
import io.maskwatch.schemas.TopicProfile;
import io.maskwatch.schemas.Topics;
import io.maskwatch.testkit.kafka.TestingBroker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** A real broker with all topics, and what writes to them. Closing it ends both. */
public final class MadeUpTopics implements AutoCloseable {
    private final TestingBroker broker;
    private final RoleContext context;
    private final Producer<String, byte[]> producer;

    /** Starts a broker on a new folder. */
    public MadeUpTopics(Path folder, InstantSource clock) {
        broker = TestingBroker.start(folder);
        KafkaClients clients = new KafkaClients(KafkaSettings.of(broker.bootstrapServers()), "made-up");
        new TopicAdministrator(clients, TopicProfile.EMBEDDED).createMissing();
        PublishedSchemas schemas = new PublishedSchemas(clients, clock);
        schemas.announce();
        context = new RoleContext(clients, new Codecs(schemas), new SimpleMeterRegistry(), clock, "made-up");
        producer = clients.producer("made-up", Map.of());
    }

    public RoleContext context() {
        return context;
    }

    public TestingBroker broker() {
        return broker;
    }

    public void cameras(List<Camera> cameras) {
        cameras.forEach(camera -> put(Topics.CAMERAS, camera.getCameraId(), camera));
    }

    public void settings(List<Settings> settings) {
        settings.forEach(subject -> put(Topics.SETTINGS, subject.getSubject(), subject));
    }

    public void status(CameraStatus status) {
        put(Topics.CAMERA_STATUS, status.getCameraId(), status);
    }

    public void windows(List<ComplianceWindow> windows) {
        windows.forEach(window -> put(Topics.COMPLIANCE, window.getSubject(), window));
    }

    public void alerts(List<Alert> alerts) {
        alerts.forEach(alert -> put(Topics.ALERTS, alert.getSubject(), alert));
    }

    /** Writes a record and waits until the broker has it. */
    public <V extends SpecificRecordBase> void put(Topic<V> topic, String key, @Nullable V value) {
        byte[] bytes = value == null ? null : context.codecs().of(topic).encode(value);
        try {
            producer.send(new ProducerRecord<>(topic.name(), key, bytes)).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The test's broker refused a record", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    @Override
    public void close() {
        producer.close();
        broker.close();
    }
}
