package io.maskwatch.sink.live.kafka;

import io.maskwatch.runtime.kafka.KafkaClients;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.Frame;
import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.Outcome;
import io.maskwatch.schemas.Topics;
import io.maskwatch.schemas.UnknownSchemaException;
import io.maskwatch.schemas.UnreadableRecordException;
import io.maskwatch.sink.live.JudgedFrame;
import io.maskwatch.sink.live.StoredPictures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Looks judged frames up in their topics, each time with a consumer of its own, a few at once. Thread-safe. */
public final class TopicPictures implements StoredPictures {
    private static final int AT_ONCE = 4;
    private static final int MOST_POLLS = 40;
    private static final Duration POLL = Duration.ofMillis(250);
    /** The broker's clock and the detector's may differ. */
    private static final Duration CLOCKS = Duration.ofSeconds(30);

    private static final Map<String, Object> SMALL_FETCHES =
            Map.of("fetch.max.bytes", 1 << 20, "default.api.timeout.ms", 5_000, "request.timeout.ms", 5_000);

    private final KafkaClients kafka;
    private final Codecs codecs;
    private final Semaphore turns = new Semaphore(AT_ONCE);

    public TopicPictures(KafkaClients kafka, Codecs codecs) {
        this.kafka = kafka;
        this.codecs = codecs;
    }

    @Override
    public Optional<JudgedFrame> at(String cameraId, int partition, long offset, Instant decidedAt) {
        return read(consumer -> {
            Frame frame = frame(consumer, partition, offset);
            if (frame == null || !frame.getCameraId().equals(cameraId)) {
                return null;
            }
            FrameOutcome outcome = outcome(
                    consumer,
                    cameraId,
                    decidedAt.minus(CLOCKS),
                    true,
                    found -> found.getSession() == frame.getSession() && found.getSequence() == frame.getSequence());
            return outcome == null ? null : new JudgedFrame(frame, outcome);
        });
    }

    @Override
    public Optional<JudgedFrame> newest(String cameraId, Instant since) {
        return read(consumer -> {
            FrameOutcome outcome = outcome(consumer, cameraId, since, false, found -> true);
            if (outcome == null) {
                return null;
            }
            Frame frame = frame(consumer, outcome.getFramePartition(), outcome.getFrameOffset());
            boolean same = frame != null
                    && frame.getCameraId().equals(cameraId)
                    && frame.getSession() == outcome.getSession()
                    && frame.getSequence() == outcome.getSequence();
            return frame != null && same ? new JudgedFrame(frame, outcome) : null;
        });
    }

    private Optional<JudgedFrame> read(Function<Consumer<String, byte[]>, @Nullable JudgedFrame> reading) {
        if (!turns.tryAcquire()) {
            throw new BusyException();
        }
        try (Consumer<String, byte[]> consumer = kafka.consumer("stored-pictures", null, SMALL_FETCHES)) {
            return Optional.ofNullable(reading.apply(consumer));
        } catch (KafkaException | UnknownSchemaException e) {
            throw new UnavailableException("The topics of frames cannot be read: " + e.getMessage(), e);
        } finally {
            turns.release();
        }
    }

    private @Nullable Frame frame(Consumer<String, byte[]> consumer, int partition, long offset) {
        TopicPartition place = new TopicPartition(Topics.FRAMES.name(), partition);
        if (partition < 0 || partition >= CameraPartitions.count(consumer)) {
            return null;
        }
        consumer.assign(List.of(place));
        boolean lives = offset >= at(place, consumer.beginningOffsets(List.of(place)))
                && offset < at(place, consumer.endOffsets(List.of(place)));
        if (!lives) {
            return null;
        }
        consumer.seek(place, offset);
        for (int poll = 0; poll < MOST_POLLS && consumer.position(place) <= offset; poll++) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL).records(place)) {
                if (record.offset() >= offset) {
                    return record.offset() == offset
                            ? decoded(() -> codecs.of(Topics.FRAMES).decode(record.value()))
                            : null;
                }
            }
        }
        return null;
    }

    /** The first, or the last, analysed outcome of the camera since then that fits. */
    private @Nullable FrameOutcome outcome(
            Consumer<String, byte[]> consumer,
            String cameraId,
            Instant since,
            boolean first,
            Predicate<FrameOutcome> fits) {
        int partition = CameraPartitions.of(cameraId, CameraPartitions.count(consumer));
        TopicPartition place = new TopicPartition(Topics.DETECTIONS.name(), partition);
        consumer.assign(List.of(place));
        OffsetAndTimestamp begin = consumer.offsetsForTimes(Map.of(place, Math.max(0, since.toEpochMilli())))
                .get(place);
        if (begin == null) {
            return null;
        }
        long end = at(place, consumer.endOffsets(List.of(place)));
        consumer.seek(place, begin.offset());
        FrameOutcome found = null;
        for (int poll = 0; poll < MOST_POLLS && consumer.position(place) < end; poll++) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL).records(place)) {
                FrameOutcome outcome = cameraId.equals(record.key())
                        ? decoded(() -> codecs.of(Topics.DETECTIONS).decode(record.value()))
                        : null;
                if (outcome != null && outcome.getOutcome() == Outcome.ANALYSED && fits.test(outcome)) {
                    if (first) {
                        return outcome;
                    }
                    found = outcome;
                }
            }
        }
        return found;
    }

    private static long at(TopicPartition place, Map<TopicPartition, Long> offsets) {
        return Objects.requireNonNull(offsets.get(place), "an offset that was asked for");
    }

    private static <V> @Nullable V decoded(Supplier<V> decoding) {
        try {
            return decoding.get();
        } catch (UnreadableRecordException e) {
            return null;
        }
    }
}
