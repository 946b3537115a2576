package io.maskwatch.ingest.main;

import io.maskwatch.runtime.kafka.KafkaClients;
import io.maskwatch.runtime.kafka.KafkaSettings;
import io.maskwatch.runtime.kafka.TopicAdministrator;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.FailureCause;
import io.maskwatch.schemas.Frame;
import io.maskwatch.schemas.TopicProfile;
import io.maskwatch.schemas.Topics;
import io.maskwatch.testkit.kafka.TestingBroker;
import io.maskwatch.testkit.kafka.TopicTail;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** What stands in the topics, read by a test, and cameras put there by it. For one thread. */
final class TestingTopics implements AutoCloseable {
    private final Codecs codecs = Codecs.local();
    private final Producer<String, byte[]> producer;
    private final TopicTail<CameraStatus> statuses;
    private final TopicTail<Frame> frames;

    TestingTopics(TestingBroker broker) {
        producer = clients(broker, "test").producer("test", Map.of());
        statuses = broker.tail(Topics.CAMERA_STATUS);
        frames = broker.tail(Topics.FRAMES);
    }

    /** Makes all topics, on a broker that has none. */
    static void create(TestingBroker broker) {
        new TopicAdministrator(clients(broker, "test"), TopicProfile.EMBEDDED).createMissing();
    }

    static KafkaClients clients(TestingBroker broker, String name) {
        return new KafkaClients(KafkaSettings.of(broker.bootstrapServers()), name);
    }

    void put(Camera camera) throws ExecutionException, InterruptedException {
        putRaw(camera.getCameraId(), codecs.of(Topics.CAMERAS).encode(camera));
    }

    void remove(String cameraId) throws ExecutionException, InterruptedException {
        putRaw(cameraId, null);
    }

    void putRaw(String key, byte @Nullable [] value) throws ExecutionException, InterruptedException {
        producer.send(new ProducerRecord<>(Topics.CAMERAS.name(), key, value)).get();
    }

    /** All status records of the camera so far. */
    List<CameraStatus> statuses(String cameraId) {
        return statuses.records().stream()
                .filter(status -> status.getCameraId().equals(cameraId))
                .toList();
    }

    /** All frames of the camera so far. */
    List<Frame> frames(String cameraId) {
        return frames.records().stream()
                .filter(frame -> frame.getCameraId().equals(cameraId))
                .toList();
    }

    boolean told(String cameraId, CameraState state) {
        return statuses(cameraId).stream().anyMatch(status -> status.getState() == state);
    }

    boolean told(String cameraId, CameraState state, FailureCause cause) {
        return statuses(cameraId).stream().anyMatch(status -> status.getState() == state && status.getCause() == cause);
    }

    CameraStatus last(String cameraId) {
        List<CameraStatus> all = statuses(cameraId);
        return all.get(all.size() - 1);
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
        statuses.close();
        frames.close();
    }
}
