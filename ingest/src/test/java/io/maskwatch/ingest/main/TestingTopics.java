package io.maskwatch.ingest.main;

import io.maskwatch.runtime.kafka.KafkaClients;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.FailureCause;
import io.maskwatch.schemas.Frame;
import io.maskwatch.schemas.Topic;
import io.maskwatch.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What stands in the topics, read by a test, and cameras put there by it. For one thread. */
final class TestingTopics implements AutoCloseable {
    private final Codecs codecs = Codecs.local();
    private final Producer<String, byte[]> producer;
    private final Consumer<String, byte[]> statusReader;
    private final Consumer<String, byte[]> frameReader;
    private final List<CameraStatus> statuses = new ArrayList<>();
    private final List<Frame> frames = new ArrayList<>();

    TestingTopics(KafkaClients clients) {
        producer = clients.producer("test", Map.of());
        statusReader = reader(clients, Topics.CAMERA_STATUS);
        frameReader = reader(clients, Topics.FRAMES);
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
        drain(statusReader, Topics.CAMERA_STATUS, statuses);
        return statuses.stream()
                .filter(status -> status.getCameraId().equals(cameraId))
                .toList();
    }

    /** All frames of the camera so far. */
    List<Frame> frames(String cameraId) {
        drain(frameReader, Topics.FRAMES, frames);
        return frames.stream()
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

    <V extends SpecificRecordBase> List<V> all(KafkaClients clients, Topic<V> topic) {
        List<V> values = new ArrayList<>();
        try (Consumer<String, byte[]> reader = reader(clients, topic)) {
            drain(reader, topic, values);
        }
        return values;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
        statusReader.close();
        frameReader.close();
    }

    private <V extends SpecificRecordBase> void drain(Consumer<String, byte[]> reader, Topic<V> topic, List<V> into) {
        boolean more = true;
        while (more) {
            var polled = reader.poll(Duration.ofMillis(150));
            polled.forEach(record -> into.add(codecs.of(topic).decode(record.value())));
            more = !polled.isEmpty();
        }
    }

    private static Consumer<String, byte[]> reader(KafkaClients clients, Topic<?> topic) {
        Consumer<String, byte[]> reader = clients.consumer("test", null, Map.of());
        List<TopicPartition> partitions = reader.partitionsFor(topic.name()).stream()
                .map(found -> new TopicPartition(found.topic(), found.partition()))
                .toList();
        reader.assign(partitions);
        reader.seekToBeginning(partitions);
        return reader;
    }
}
