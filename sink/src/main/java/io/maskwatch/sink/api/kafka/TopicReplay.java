package io.maskwatch.sink.api.kafka;

import io.maskwatch.runtime.ErrorTally;
import io.maskwatch.runtime.role.RoleContext;
import io.maskwatch.schemas.UnknownSchemaException;
import io.maskwatch.sink.api.event.Batch;
import io.maskwatch.sink.api.event.Event;
import io.maskwatch.sink.api.event.OffsetVector;
import io.maskwatch.sink.api.event.Replay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topics again for clients who were away for longer than events are kept in memory: at most {@value #MOST_RECORDS}
 * records and five seconds each, two at a time. Thread-safe.
 */
final class TopicReplay implements Replay {
    private static final Logger LOG = LoggerFactory.getLogger(TopicReplay.class);
    private static final int MOST_RECORDS = 20_000;
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Semaphore AT_ONCE = new Semaphore(2);

    private final RoleContext context;
    private final SiteTables tables;
    private final SiteProgress progress;

    TopicReplay(RoleContext context, SiteTables tables, SiteProgress progress) {
        this.context = context;
        this.tables = tables;
        this.progress = progress;
    }

    @Override
    public Optional<Batch> read(OffsetVector from, OffsetVector to) {
        Slots slots = progress.slots();
        if (slots == null || !AT_ONCE.tryAcquire()) {
            return Optional.empty();
        }
        try (Consumer<String, byte[]> consumer = context.kafka().consumer("api-replay", null, Map.of())) {
            List<TopicPartition> behind = slots.all().stream()
                    .filter(partition -> from.get(slots.number(partition)) < to.get(slots.number(partition)))
                    .toList();
            consumer.assign(behind);
            Map<TopicPartition, Long> oldest = consumer.beginningOffsets(behind);
            boolean there = behind.stream()
                    .allMatch(partition -> from.get(slots.number(partition)) >= oldest.getOrDefault(partition, 0L));
            behind.forEach(partition -> consumer.seek(partition, from.get(slots.number(partition))));
            return there ? read(consumer, slots, from, to) : Optional.empty();
        } catch (KafkaException | UnknownSchemaException e) {
            LOG.warn("Events cannot be read again: {}", e.getMessage());
            return Optional.empty();
        } finally {
            AT_ONCE.release();
        }
    }

    private Optional<Batch> read(Consumer<String, byte[]> consumer, Slots slots, OffsetVector from, OffsetVector to) {
        SiteRecords records = new SiteRecords(
                context.codecs(), tables, context.clock(), new ErrorTally(LOG, context.clock(), Duration.ofMinutes(1)));
        List<Event> events = new ArrayList<>();
        long end = System.nanoTime() + LIMIT.toNanos();
        for (int count = 0; !reached(consumer, slots, to); ) {
            if (System.nanoTime() > end || count > MOST_RECORDS) {
                return Optional.empty();
            }
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                count++;
                int number = slots.number(new TopicPartition(record.topic(), record.partition()));
                if (record.offset() < to.get(number)) {
                    records.event(record, slots).ifPresent(events::add);
                }
            }
        }
        return Optional.of(new Batch(from, to, events));
    }

    private static boolean reached(Consumer<String, byte[]> consumer, Slots slots, OffsetVector to) {
        return consumer.assignment().stream()
                .allMatch(partition -> consumer.position(partition) >= to.get(slots.number(partition)));
    }
}
