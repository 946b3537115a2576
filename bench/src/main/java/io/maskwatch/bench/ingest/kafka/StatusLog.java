package io.maskwatch.bench.ingest.kafka;

import io.maskwatch.runtime.NamedThreads;
import io.maskwatch.runtime.kafka.KafkaClients;
import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/** Reads every status record from its opening on, on a thread of its own. Thread-safe. */
public final class StatusLog implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration JOIN = Duration.ofSeconds(10);

    private final Consumer<String, byte[]> consumer;
    private final Map<String, CameraState> states = new HashMap<>();
    private final Thread thread;
    private volatile @Nullable Throwable failure;
    private long records;
    private long bytes;

    StatusLog(KafkaClients clients) {
        consumer = clients.consumer("status-log", null, Map.of());
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.CAMERA_STATUS.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        thread = NamedThreads.start("bench-statuses", this::run, (failed, cause) -> failure = cause);
    }

    /**
     * How much was said.
     *
     * @param records how often
     * @param bytes keys and values, uncompressed
     */
    public record Traffic(long records, long bytes) {
        /** What came after that. */
        public Traffic since(Traffic before) {
            return new Traffic(records - before.records, bytes - before.bytes);
        }
    }

    private void run() {
        try (consumer) {
            while (true) {
                consumer.poll(POLL).forEach(this::take);
            }
        } catch (WakeupException closed) {
            return;
        }
    }

    private synchronized void take(ConsumerRecord<String, byte[]> record) {
        records++;
        bytes += record.serializedKeySize() + record.serializedValueSize();
        CameraStatus status = Codecs.local().of(Topics.CAMERA_STATUS).decode(record.value());
        states.put(record.key(), status.getState());
    }

    /** The last state of each camera of which something was said. */
    public synchronized Map<String, CameraState> states() {
        if (failure != null) {
            throw new IllegalStateException("The statuses cannot be read any more", failure);
        }
        return Map.copyOf(states);
    }

    /** What was said so far. */
    public synchronized Traffic traffic() {
        return new Traffic(records, bytes);
    }

    @Override
    public void close() {
        consumer.wakeup();
        if (!NamedThreads.join(thread, JOIN)) {
            throw new IllegalStateException("The reader of the statuses did not end");
        }
    }
}
