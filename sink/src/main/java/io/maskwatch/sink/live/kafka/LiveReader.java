package io.maskwatch.sink.live.kafka;

import io.maskwatch.runtime.Component;
import io.maskwatch.runtime.ErrorTally;
import io.maskwatch.runtime.Health;
import io.maskwatch.runtime.NamedThreads;
import io.maskwatch.runtime.kafka.KafkaClients;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.Topics;
import io.maskwatch.schemas.UnknownSchemaException;
import io.maskwatch.schemas.UnreadableRecordException;
import io.maskwatch.sink.live.LivePictures;
import io.maskwatch.sink.live.Watches;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads frames and outcomes of the cameras that are watched, from the ends of their partitions on; while nobody watches it
 * reads nothing and asks the broker for nothing. One thread, which it starts and joins. It belongs to no group, so that
 * watching disturbs neither detectors nor sink.
 */
public final class LiveReader implements Component {
    private static final Logger LOG = LoggerFactory.getLogger(LiveReader.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);
    private static final Map<String, Object> SMALL_FETCHES =
            Map.of("fetch.max.bytes", 4 << 20, "max.poll.records", 100, "receive.buffer.bytes", -1);

    private final KafkaClients kafka;
    private final Codecs codecs;
    private final Watches watches;
    private final LivePictures pictures;
    private final ErrorTally tally;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Set<TopicPartition> assigned = Set.of();
    private volatile String outage = "";
    private volatile @Nullable Throwable bug;
    private @Nullable Thread thread;
    private @Nullable Consumer<String, byte[]> consumer;

    public LiveReader(KafkaClients kafka, Codecs codecs, Watches watches, LivePictures pictures, InstantSource clock) {
        this.kafka = kafka;
        this.codecs = codecs;
        this.watches = watches;
        this.pictures = pictures;
        this.tally = new ErrorTally(LOG, clock, Duration.ofSeconds(30));
    }

    @Override
    public String name() {
        return "live reader";
    }

    @Override
    public synchronized void start() {
        thread = NamedThreads.start("live-reader", this::run, (failed, cause) -> {
            LOG.error("The reader of live pictures died", cause);
            bug = cause;
        });
    }

    @Override
    public Health check() {
        Throwable cause = bug;
        if (cause != null) {
            return Health.sick("The reader of live pictures died: " + cause);
        }
        return outage.isEmpty() ? Health.ok() : Health.sick("Live pictures wait: " + outage);
    }

    private void run() {
        while (ended.getCount() > 0) {
            try {
                runOnce();
                outage = "";
            } catch (KafkaException | UnknownSchemaException e) {
                outage = String.valueOf(e.getMessage());
                tally.count("live pictures cannot be read", outage);
                drop();
                pause();
            }
        }
        drop();
    }

    /** Follows the watched cameras for a moment, or waits for one to be watched. */
    void runOnce() {
        Set<String> cameras = watches.cameras();
        pictures.retain(cameras);
        if (cameras.isEmpty()) {
            drop();
            awaitCamera();
            return;
        }
        Consumer<String, byte[]> ready = consumer();
        assign(ready, cameras);
        ready.poll(POLL).forEach(record -> read(record, cameras));
    }

    /** Partitions that are read now. */
    Set<TopicPartition> assigned() {
        return assigned;
    }

    private void assign(Consumer<String, byte[]> ready, Set<String> cameras) {
        int partitions = CameraPartitions.count(ready);
        Set<TopicPartition> wanted = cameras.stream()
                .map(camera -> CameraPartitions.of(camera, partitions))
                .flatMap(partition -> Stream.of(
                        new TopicPartition(Topics.FRAMES.name(), partition),
                        new TopicPartition(Topics.DETECTIONS.name(), partition)))
                .collect(Collectors.toSet());
        Set<TopicPartition> before = ready.assignment();
        if (!wanted.equals(before)) {
            Set<TopicPartition> added = new HashSet<>(wanted);
            added.removeAll(before);
            ready.assign(wanted);
            ready.seekToEnd(added);
            assigned = Set.copyOf(wanted);
        }
    }

    private void read(ConsumerRecord<String, byte[]> record, Set<String> cameras) {
        if (record.value() == null || !cameras.contains(record.key())) {
            return;
        }
        try {
            if (record.topic().equals(Topics.FRAMES.name())) {
                pictures.frame(codecs.of(Topics.FRAMES).decode(record.value()));
            } else {
                pictures.outcome(codecs.of(Topics.DETECTIONS).decode(record.value()));
            }
        } catch (UnreadableRecordException e) {
            tally.count("unreadable message on " + record.topic(), String.valueOf(e.getMessage()));
        }
    }

    private Consumer<String, byte[]> consumer() {
        Consumer<String, byte[]> ready = consumer;
        if (ready == null) {
            ready = kafka.consumer("live", null, SMALL_FETCHES);
            consumer = ready;
        }
        return ready;
    }

    private void drop() {
        Consumer<String, byte[]> old = consumer;
        consumer = null;
        assigned = Set.of();
        if (old != null) {
            old.close();
        }
    }

    private void awaitCamera() {
        try {
            watches.awaitCamera(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ended.countDown();
        }
    }

    private void pause() {
        try {
            if (ended.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("Told to stop in an outage");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ended.countDown();
        }
    }

    @Override
    public synchronized void close() {
        ended.countDown();
        watches.wake();
        Thread current = thread;
        if (current != null && !NamedThreads.join(current, CLOSE_LIMIT)) {
            throw new IllegalStateException("The reader of live pictures did not end");
        }
    }
}
