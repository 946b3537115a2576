package io.maskwatch.sink.api.kafka;

import io.maskwatch.runtime.Component;
import io.maskwatch.runtime.ErrorTally;
import io.maskwatch.runtime.Health;
import io.maskwatch.runtime.kafka.ConsumerThread;
import io.maskwatch.runtime.role.RoleContext;
import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.RecordCodec;
import io.maskwatch.schemas.Topics;
import io.maskwatch.schemas.UnreadableRecordException;
import io.maskwatch.sink.api.DetectorSightings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches which detectors work, by the outcomes on the detections topic from its start on. Thread-safe. */
public final class DetectorFeed implements Component {
    private static final Logger LOG = LoggerFactory.getLogger(DetectorFeed.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration TALLY = Duration.ofMinutes(1);

    private final DetectorSightings sightings = new DetectorSightings();
    private final RecordCodec<FrameOutcome> outcomes;
    private final ErrorTally errors;
    private final ConsumerThread thread;

    public DetectorFeed(RoleContext context) {
        this.outcomes = context.codecs().of(Topics.DETECTIONS);
        this.errors = new ErrorTally(LOG, context.clock(), TALLY);
        this.thread = new ConsumerThread(
                "maskwatch-detector-watch",
                () -> context.kafka().consumer("detector-watch", null, Map.of()),
                new FromNowOn(),
                errors);
    }

    @Override
    public String name() {
        return "detector-watch";
    }

    /** The workers seen so far. */
    public DetectorSightings sightings() {
        return sightings;
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public Health check() {
        return thread.check();
    }

    @Override
    public void close() {
        thread.close();
    }

    private void see(ConsumerRecord<String, byte[]> record) {
        try {
            sightings.add(outcomes.decode(record.value()));
        } catch (UnreadableRecordException e) {
            errors.count("reading an outcome", String.valueOf(e.getMessage())); // the sink sets it aside
        }
    }

    private final class FromNowOn implements ConsumerThread.Reader {
        @Override
        public void open(Consumer<String, byte[]> consumer) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.DETECTIONS.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
        }

        @Override
        public void runOnce(Consumer<String, byte[]> consumer) {
            consumer.poll(POLL).forEach(DetectorFeed.this::see);
        }
    }
}
