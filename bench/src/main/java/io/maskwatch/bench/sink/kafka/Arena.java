package io.maskwatch.bench.sink.kafka;

import io.maskwatch.app.broker.BrokerNode;
import io.maskwatch.app.broker.BrokerPorts;
import io.maskwatch.app.broker.kafka.EmbeddedBroker;
import io.maskwatch.bench.sink.load.Crowd;
import io.maskwatch.runtime.kafka.KafkaClients;
import io.maskwatch.runtime.kafka.KafkaSettings;
import io.maskwatch.runtime.kafka.TopicAdministrator;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.TopicProfile;
import io.maskwatch.schemas.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * A broker in this process whose detections topic holds the frames of some cameras, for applications to work through one
 * after the other. For one thread. Closing it ends the broker; the folder stays.
 */
public final class Arena implements AutoCloseable {
    private static final int PARTITIONS = 4;

    private final Path folder;
    private final EmbeddedBroker broker;
    private final KafkaClients clients;
    private long frames;

    private Arena(Path folder, EmbeddedBroker broker) {
        this.folder = folder;
        this.broker = broker;
        this.clients = new KafkaClients(KafkaSettings.of(broker.bootstrapServers()), "bench");
    }

    /**
     * Starts the broker and makes the topics.
     *
     * @param folder an empty one
     */
    public static Arena open(Path folder) throws Exception {
        EmbeddedBroker broker =
                new EmbeddedBroker(folder.resolve("broker"), BrokerNode.alone(BrokerPorts.of(folder, 0)));
        broker.start();
        Arena arena = new Arena(folder, broker);
        new TopicAdministrator(arena.clients, TopicProfile.EMBEDDED).createMissing();
        try (Admin admin = arena.clients.admin()) {
            admin.createTopics(List.of(new NewTopic(PassThrough.TOPIC, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
        return arena;
    }

    /** Writes the frames, all cameras' in turn, up to now. */
    public void fill(int cameras, int people, int framesEach, Instant now, long seed) throws Exception {
        Instant start = now.minusMillis(framesEach * Crowd.PERIOD_MS);
        List<Crowd> crowds = new ArrayList<>();
        List<Future<RecordMetadata>> written = new ArrayList<>();
        try (Producer<String, byte[]> producer = clients.producer("load", Map.of("batch.size", 262_144))) {
            for (int camera = 0; camera < cameras; camera++) {
                String id = "camera-" + camera;
                producer.send(new ProducerRecord<>(Topics.CAMERAS.name(), id, described(id)))
                        .get();
                crowds.add(new Crowd(id, people, start, seed + camera));
            }
            for (int frame = 0; frame < framesEach; frame++) {
                for (int camera = 0; camera < cameras; camera++) {
                    byte[] value = Codecs.local()
                            .of(Topics.DETECTIONS)
                            .encode(crowds.get(camera).next());
                    written.add(
                            producer.send(new ProducerRecord<>(Topics.DETECTIONS.name(), "camera-" + camera, value)));
                }
            }
            for (Future<RecordMetadata> one : written) {
                one.get();
            }
        }
        frames += (long) cameras * framesEach;
    }

    /** The sink's pace through all frames. */
    public Pace sink(int round) throws Exception {
        return new Race(clients, frames).run(new SinkContender(broker.bootstrapServers(), folder, round));
    }

    /** The pace of passing all frames on. */
    public Pace passThrough(int round) throws Exception {
        return new Race(clients, frames).run(new PassThrough(broker.bootstrapServers(), folder, round));
    }

    private static byte[] described(String id) {
        return Codecs.local()
                .of(Topics.CAMERAS)
                .encode(Camera.newBuilder()
                        .setCameraId(id)
                        .setName(id)
                        .setUrl("file:///" + id)
                        .build());
    }

    @Override
    public void close() {
        broker.close();
    }
}
