package io.maskwatch.bench.faults.kafka;

import io.maskwatch.bench.faults.measure.SeenFrame;
import io.maskwatch.bench.faults.measure.Sighting;
import io.maskwatch.runtime.NamedThreads;
import io.maskwatch.runtime.kafka.KafkaClients;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.Frame;
import io.maskwatch.schemas.Topic;
import io.maskwatch.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/** Reads all status records and frames as they come, on a thread of its own. Thread-safe. */
public final class Witness implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration JOIN = Duration.ofSeconds(10);

    private final Codecs codecs = Codecs.local();
    private final Consumer<String, byte[]> consumer;
    private final Map<String, List<CameraStatus>> statuses = new ConcurrentHashMap<>();
    private final Map<String, List<SeenFrame>> frames = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile @Nullable Throwable failure;

    Witness(KafkaClients clients) {
        consumer = clients.consumer("witness", null, Map.of());
        List<TopicPartition> partitions = Stream.of(Topics.CAMERA_STATUS, Topics.FRAMES)
                .flatMap(topic -> partitions(topic).stream())
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread = NamedThreads.start("fault-witness", this::run, (failed, cause) -> failure = cause);
    }

    private List<TopicPartition> partitions(Topic<?> topic) {
        return consumer.partitionsFor(topic.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private void run() {
        try (consumer) {
            while (true) {
                consumer.poll(POLL).forEach(this::take);
                synchronized (this) {
                    notifyAll();
                }
            }
        } catch (WakeupException closed) {
            return;
        }
    }

    private synchronized void take(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            return;
        }
        if (record.topic().equals(Topics.FRAMES.name())) {
            Frame frame = codecs.of(Topics.FRAMES).decode(record.value());
            list(frames, record.key())
                    .add(new SeenFrame(frame.getSession(), frame.getSequence(), frame.getCapturedAt()));
        } else {
            list(statuses, record.key()).add(codecs.of(Topics.CAMERA_STATUS).decode(record.value()));
        }
    }

    private static <T> List<T> list(Map<String, List<T>> lists, String camera) {
        return lists.computeIfAbsent(camera, key -> new ArrayList<>());
    }

    /** What has been seen of a camera so far. */
    public synchronized Sighting of(String camera) {
        return new Sighting(statuses.getOrDefault(camera, List.of()), frames.getOrDefault(camera, List.of()));
    }

    /** Waits until that holds of a camera, or the time is over. Returns whether it holds. */
    public synchronized boolean await(String camera, Duration limit, Predicate<Sighting> condition)
            throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.test(of(camera))) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            if (failure != null) {
                throw new IllegalStateException("The witness saw no more", failure);
            }
            wait(left);
        }
        return true;
    }

    /** What was seen of a camera is wanted no more. */
    public synchronized void forget(String camera) {
        statuses.remove(camera);
        frames.remove(camera);
    }

    @Override
    public void close() {
        consumer.wakeup();
        if (!NamedThreads.join(thread, JOIN)) {
            throw new IllegalStateException("The witness did not end");
        }
    }
}
