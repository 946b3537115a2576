package io.maskwatch.app.capacity.kafka;

import io.maskwatch.app.broker.BrokerNode;
import io.maskwatch.app.broker.BrokerPorts;
import io.maskwatch.app.broker.kafka.EmbeddedBroker;
import io.maskwatch.app.capacity.BrokerCost;
import io.maskwatch.app.capacity.CpuClock;
import io.maskwatch.runtime.kafka.KafkaClients;
import io.maskwatch.runtime.kafka.KafkaSettings;
import io.maskwatch.runtime.kafka.TopicAdministrator;
import io.maskwatch.schemas.TopicProfile;
import io.maskwatch.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/** Writes frames to an embedded broker and reads them, one after the other, each followed by an outcome. Stateless. */
public final class BrokerMeasurement {
    private static final int WARM_UP = 200;
    private static final int FRAMES = 300;
    private static final int OUTCOME_BYTES = 1_500;
    private static final Duration POLL = Duration.ofSeconds(10);

    private BrokerMeasurement() {}

    /**
     * Measures a few hundred frames.
     *
     * @param folder an empty one
     * @param frameBytes size of a frame
     */
    public static BrokerCost measure(Path folder, int frameBytes) throws ExecutionException, InterruptedException {
        try (EmbeddedBroker broker =
                new EmbeddedBroker(folder.resolve("broker"), BrokerNode.alone(BrokerPorts.of(folder, 0)))) {
            broker.start();
            KafkaClients clients = new KafkaClients(KafkaSettings.of(broker.bootstrapServers()), "capacity");
            new TopicAdministrator(clients, TopicProfile.EMBEDDED).createMissing();
            try (Producer<String, byte[]> producer = clients.producer("frames", Map.of());
                    Consumer<String, byte[]> consumer = clients.consumer("frames", null, Map.of())) {
                byte[] frame = new byte[frameBytes];
                byte[] outcome = new byte[OUTCOME_BYTES];
                double[] roundTrips = new double[FRAMES];
                double cpu = 0;
                for (int i = -WARM_UP; i < FRAMES; i++) {
                    if (i == 0) {
                        cpu = CpuClock.ofProcess();
                    }
                    long begun = System.nanoTime();
                    pass(producer, consumer, Topics.FRAMES.name(), frame);
                    roundTrips[Math.max(0, i)] = (System.nanoTime() - begun) / 1e6;
                    pass(producer, consumer, Topics.DETECTIONS.name(), outcome);
                }
                double seconds = (CpuClock.ofProcess() - cpu) / FRAMES;
                Arrays.sort(roundTrips);
                return new BrokerCost(seconds, roundTrips[FRAMES / 2]);
            }
        }
    }

    /** Writes a record and waits until it has been read; the first one of a topic decides what is read. */
    private static void pass(
            Producer<String, byte[]> producer, Consumer<String, byte[]> consumer, String topic, byte[] value)
            throws ExecutionException, InterruptedException {
        RecordMetadata written =
                producer.send(new ProducerRecord<>(topic, "capacity", value)).get();
        TopicPartition partition = new TopicPartition(topic, written.partition());
        if (!consumer.assignment().contains(partition)) {
            Set<TopicPartition> both = new HashSet<>(consumer.assignment());
            both.add(partition);
            consumer.assign(both);
            consumer.seek(partition, written.offset());
        }
        while (consumer.position(partition) <= written.offset()) {
            consumer.poll(POLL);
        }
    }
}
