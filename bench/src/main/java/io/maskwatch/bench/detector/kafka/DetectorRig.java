package io.maskwatch.bench.detector.kafka;

import io.maskwatch.app.broker.BrokerNode;
import io.maskwatch.app.broker.BrokerPorts;
import io.maskwatch.app.broker.kafka.EmbeddedBroker;
import io.maskwatch.detector.DetectorConfig;
import io.maskwatch.detector.FaceDetector;
import io.maskwatch.detector.main.DetectorWorker;
import io.maskwatch.runtime.ClosingStack;
import io.maskwatch.runtime.kafka.KafkaClients;
import io.maskwatch.runtime.kafka.KafkaSettings;
import io.maskwatch.runtime.kafka.TopicAdministrator;
import io.maskwatch.runtime.role.RoleContext;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.Frame;
import io.maskwatch.schemas.TopicProfile;
import io.maskwatch.schemas.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;

/**
 * A broker in this process with our topics, on which detector workers are loaded and watched. {@link #send} may be called
 * by any thread, the rest by one. Closing it ends the broker; workers are closed before.
 */
public final class DetectorRig implements AutoCloseable {
    private final ClosingStack closing = new ClosingStack();
    private final EmbeddedBroker broker;
    private final KafkaClients clients;
    private final int partitions;
    private final Producer<String, byte[]> producer;
    private final OutcomeLog outcomes;

    private DetectorRig(Path folder, int partitions, Watching watching) {
        this.partitions = partitions;
        this.broker =
                closing.push(new EmbeddedBroker(folder.resolve("broker"), BrokerNode.alone(BrokerPorts.of(folder, 0))));
        broker.start();
        this.clients = clients("bench");
        TopicProfile profile = new TopicProfile(partitions, partitions, (short) 1, 1);
        new TopicAdministrator(clients, profile).createMissing();
        this.producer = closing.push(clients.producer("load", Map.of()));
        this.outcomes = closing.push(OutcomeLog.follow(clients, partitions, watching));
    }

    /**
     * Starts the broker and makes the topics.
     *
     * @param folder an empty one, which stays
     * @param partitions of each topic
     * @param watching how soon outcomes are to be known
     */
    public static DetectorRig open(Path folder, int partitions, Watching watching) {
        return new DetectorRig(folder, partitions, watching);
    }

    /** Clients of this broker. */
    public KafkaClients clients(String prefix) {
        return new KafkaClients(KafkaSettings.of(broker.bootstrapServers()), prefix);
    }

    /** Every outcome since this was opened. */
    public OutcomeLog outcomes() {
        return outcomes;
    }

    /** Writes a frame, in the order of the calls. */
    public Future<RecordMetadata> send(Frame frame) {
        byte[] value = Codecs.local().of(Topics.FRAMES).encode(frame);
        return producer.send(new ProducerRecord<>(Topics.FRAMES.name(), frame.getCameraId(), value));
    }

    /** The partition on which Kafka puts a camera. */
    public int partitionOf(String cameraId) {
        return partitionOf(cameraId, partitions);
    }

    /** The partition of so many on which Kafka puts a camera. */
    public static int partitionOf(String cameraId, int partitions) {
        return Utils.toPositive(Utils.murmur2(cameraId.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    /** Lets a group that has no member yet begin behind all frames that there are. */
    public void skipFrames(String group) throws ExecutionException, InterruptedException {
        try (Admin admin = clients.admin()) {
            Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
            for (int partition = 0; partition < partitions; partition++) {
                asked.put(new TopicPartition(Topics.FRAMES.name(), partition), OffsetSpec.latest());
            }
            Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>();
            for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end :
                    admin.listOffsets(asked).all().get().entrySet()) {
                ends.put(end.getKey(), new OffsetAndMetadata(end.getValue().offset()));
            }
            admin.alterConsumerGroupOffsets(group, ends).all().get();
        }
    }

    /** Starts a worker; whoever asks for it stops it. */
    public WatchedWorker start(String workerId, DetectorConfig config, Supplier<FaceDetector> model) {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        RoleContext context =
                new RoleContext(clients(workerId), Codecs.local(), meters, InstantSource.system(), workerId);
        return WatchedWorker.start(workerId, new DetectorWorker(config, context, model), meters);
    }

    @Override
    public void close() {
        closing.close();
    }
}
