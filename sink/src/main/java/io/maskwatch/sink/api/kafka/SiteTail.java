package io.maskwatch.sink.api.kafka;

import io.maskwatch.runtime.ErrorTally;
import io.maskwatch.runtime.kafka.ConsumerThread;
import io.maskwatch.runtime.kafka.QuietCheck;
import io.maskwatch.runtime.role.RoleContext;
import io.maskwatch.schemas.Topics;
import io.maskwatch.sink.api.event.Batch;
import io.maskwatch.sink.api.event.Event;
import io.maskwatch.sink.api.event.EventHub;
import io.maskwatch.sink.api.event.OffsetVector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/**
 * Follows the topics: first reads cameras and settings from their beginning and status of the last hour, then goes on with
 * what happens, which it tells. Where its consumer fails, the next one goes on where it was. Used by one thread.
 */
final class SiteTail implements ConsumerThread.Reader {
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration STATUS_BACK = Duration.ofHours(1);

    private final RoleContext context;
    private final SiteTables tables;
    private final SiteRecords records;
    private final EventHub hub;
    private final SiteProgress progress;
    private final QuietCheck quiet;
    private Map<TopicPartition, Long> ends = Map.of();

    SiteTail(RoleContext context, SiteTables tables, EventHub hub, SiteProgress progress, ErrorTally errors) {
        this.context = context;
        this.tables = tables;
        this.records = new SiteRecords(context.codecs(), tables, context.clock(), errors);
        this.hub = hub;
        this.progress = progress;
        this.quiet = new QuietCheck(context.clock());
    }

    /** Puts the consumer where the tail is to go on. */
    @Override
    public void open(Consumer<String, byte[]> consumer) {
        Slots slots = Slots.of(consumer);
        consumer.assign(slots.all());
        OffsetVector reached = progress.reached();
        if (reached == null || reached.partitions() != slots.all().size()) {
            begin(consumer, slots);
        } else {
            slots.all().forEach(partition -> consumer.seek(partition, reached.get(slots.number(partition))));
        }
    }

    private void begin(Consumer<String, byte[]> consumer, Slots slots) {
        ends = consumer.endOffsets(slots.all());
        consumer.seekToBeginning(slots.of(Topics.CAMERAS, Topics.SETTINGS));
        seekBack(consumer, slots.of(Topics.CAMERA_STATUS));
        slots.of(Topics.COMPLIANCE, Topics.ALERTS, Topics.ACKNOWLEDGEMENTS)
                .forEach(partition -> consumer.seek(partition, end(partition)));
        reached(consumer, slots);
    }

    private void seekBack(Consumer<String, byte[]> consumer, List<TopicPartition> partitions) {
        long from = context.clock().instant().minus(STATUS_BACK).toEpochMilli();
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, from));
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
        partitions.forEach(partition -> {
            OffsetAndTimestamp at = found.get(partition);
            consumer.seek(partition, at == null ? end(partition) : at.offset());
        });
    }

    private long end(TopicPartition partition) {
        return ends.getOrDefault(partition, 0L);
    }

    /** One poll, worked in and told. */
    @Override
    public void runOnce(Consumer<String, byte[]> consumer) {
        Slots slots = progress.slots();
        OffsetVector before = progress.reached();
        if (slots == null || before == null) {
            throw new IllegalStateException("Not opened");
        }
        ConsumerRecords<String, byte[]> polled = consumer.poll(POLL);
        quiet.after(consumer, polled.isEmpty());
        List<Event> events = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : polled) {
            if (tables.isReady()) {
                records.event(record, slots).ifPresent(events::add);
            }
            records.apply(record);
        }
        if (!polled.isEmpty() || !tables.isReady()) {
            OffsetVector after = reached(consumer, slots);
            if (tables.isReady()) {
                hub.publish(new Batch(before, after, events));
            } else if (ends.entrySet().stream()
                    .allMatch(end -> after.get(slots.number(end.getKey())) >= end.getValue())) {
                hub.begin(after);
                tables.ready();
            }
        }
    }

    private OffsetVector reached(Consumer<String, byte[]> consumer, Slots slots) {
        long[] next = new long[slots.all().size()];
        slots.all().forEach(partition -> next[slots.number(partition)] = consumer.position(partition));
        OffsetVector vector = OffsetVector.of(next);
        progress.reached(slots, vector);
        return vector;
    }
}
