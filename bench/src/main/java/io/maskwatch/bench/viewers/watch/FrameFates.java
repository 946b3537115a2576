package io.maskwatch.bench.viewers.watch;

import io.maskwatch.app.topics.kafka.TopicFollower;
import io.maskwatch.runtime.NamedThreads;
import io.maskwatch.runtime.kafka.KafkaClients;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.Outcome;
import io.maskwatch.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * What became of every frame, read from the topic of outcomes: each published frame has one there, so that it also tells
 * what was published. Follows it on a thread of its own from opening to closing. Thread-safe.
 */
public final class FrameFates implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

    private final Map<FrameKey, Entry> entries = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean running = true;
    private volatile @Nullable Throwable failure;

    private FrameFates(TopicFollower follower) {
        this.thread = NamedThreads.start("bench-outcomes", () -> follow(follower), (failed, cause) -> failure = cause);
    }

    /** One frame: when it was taken, and whether it was analysed. */
    public record Entry(FrameKey frame, Instant capturedAt, boolean analysed) {}

    public static FrameFates open(KafkaClients clients, Codecs codecs) {
        return new FrameFates(new TopicFollower(clients, codecs, List.of(Topics.DETECTIONS), false));
    }

    /** Frames taken from {@code from} on and before {@code to}, of which an outcome has been read. */
    public List<Entry> between(Instant from, Instant to) {
        Throwable cause = failure;
        if (cause != null) {
            throw new IllegalStateException("The outcomes cannot be read any more", cause);
        }
        return entries.values().stream()
                .filter(entry ->
                        !entry.capturedAt().isBefore(from) && entry.capturedAt().isBefore(to))
                .toList();
    }

    /** Cameras of which a frame was analysed. */
    public Set<String> analysedCameras() {
        return entries.values().stream()
                .filter(Entry::analysed)
                .map(entry -> entry.frame().cameraId())
                .collect(Collectors.toSet());
    }

    private void follow(TopicFollower follower) {
        try (follower) {
            while (running) {
                follower.poll(POLL, (topic, key, value) -> add(value));
            }
        }
    }

    /** The first outcome of a frame counts. */
    private void add(SpecificRecordBase value) {
        if (value instanceof FrameOutcome outcome) {
            FrameKey key = new FrameKey(outcome.getCameraId(), outcome.getSession(), outcome.getSequence());
            boolean analysed = outcome.getOutcome() == Outcome.ANALYSED;
            entries.putIfAbsent(key, new Entry(key, outcome.getCapturedAt(), analysed));
        }
    }

    @Override
    public void close() {
        running = false;
        NamedThreads.join(thread, CLOSE_LIMIT);
    }
}
