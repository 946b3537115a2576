package io.maskwatch.ingest.kafka;

import io.maskwatch.ingest.camera.CameraFleet;
import io.maskwatch.runtime.ErrorTally;
import io.maskwatch.runtime.Health;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Owns camera partitions as a member of the group, and runs their cameras: on assignment it reads a partition from the
 * beginning to its end and then starts the cameras; afterwards it follows changes; on revocation it returns when the
 * cameras have stopped. It commits nothing: a partition is small, compacted, and always read whole, so that an offset
 * would say nothing. {@link #run} is for one thread; {@link #stop} and {@link #check} are for any.
 */
public final class CameraTopicReader {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration ASK_LIMIT = Duration.ofSeconds(1);

    private final Consumer<String, byte[]> consumer;
    private final CameraFleet fleet;
    private final CameraRecords records;
    private final PollWatchdog watchdog;
    private final ErrorTally tally;
    private final Map<TopicPartition, PartitionReplay> replays = new HashMap<>();
    private volatile boolean running = true;
    private volatile Health poll = Health.ok();

    /**
     * Reads nothing yet.
     *
     * @param consumer a member of the group, closed by {@link #run}
     */
    public CameraTopicReader(
            Consumer<String, byte[]> consumer,
            Codecs codecs,
            CameraFleet fleet,
            RejectedCameras rejected,
            PollWatchdog watchdog,
            ErrorTally tally) {
        this.consumer = consumer;
        this.fleet = fleet;
        this.records = new CameraRecords(codecs.of(Topics.CAMERAS), fleet, rejected);
        this.watchdog = watchdog;
        this.tally = tally;
    }

    /** Joins the group and works until told to stop; then stops all cameras and leaves. */
    public void run() {
        try (consumer) {
            consumer.subscribe(Set.of(Topics.CAMERAS.name()), new Rebalance());
            watchdog.reset();
            while (running) {
                runOnce();
            }
        } finally {
            fleet.leaveAll();
        }
    }

    /** Makes {@link #run} return soon. */
    public void stop() {
        running = false;
        consumer.wakeup();
    }

    public Health check() {
        if (watchdog.tripped()) {
            return Health.sick("The camera topic was not polled for too long; the cameras are stopped until it is");
        }
        if (records.waiting() > 0) {
            return Health.sick(records.waiting() + " camera records wait for a schema that is not published yet");
        }
        return poll;
    }

    void runOnce() {
        if (watchdog.tripped()) {
            startOver();
        }
        try {
            watchdog.polled();
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                accept(record);
            }
            watchdog.polled();
            records.retry();
            finishReplays();
            poll = Health.ok();
        } catch (WakeupException | InterruptException e) {
            running = false; // told to stop
        } catch (KafkaException e) {
            poll = Health.sick("The camera topic cannot be read: " + e.getMessage());
            tally.count("camera topic not read", String.valueOf(e.getMessage()));
        }
    }

    /** The worker was away for so long that others may have had its cameras: it stops them all and reads all again. */
    private void startOver() {
        tally.count("cameras restarted", "the camera topic was not polled for too long");
        fleet.leaveAll();
        watchdog.reset();
        begin(consumer.assignment());
    }

    private void begin(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> replays.put(partition, new PartitionReplay()));
        consumer.seekToBeginning(partitions);
    }

    private void accept(ConsumerRecord<String, byte[]> record) {
        PartitionReplay replay = replays.get(new TopicPartition(record.topic(), record.partition()));
        if (replay == null) {
            records.apply(record);
        } else {
            replay.take(record);
        }
    }

    private void finishReplays() {
        if (replays.isEmpty()) {
            return;
        }
        askEnds();
        for (TopicPartition partition : List.copyOf(replays.keySet())) {
            PartitionReplay replay = replays.get(partition);
            if (replay != null && replay.endKnown() && replay.complete(consumer.position(partition, ASK_LIMIT))) {
                replays.remove(partition);
                replay.records().forEach(records::apply);
            }
        }
    }

    private void askEnds() {
        List<TopicPartition> unknown = replays.entrySet().stream()
                .filter(entry -> !entry.getValue().endKnown())
                .map(Map.Entry::getKey)
                .toList();
        if (!unknown.isEmpty()) {
            consumer.endOffsets(unknown, ASK_LIMIT)
                    .forEach((partition, end) -> replays.getOrDefault(partition, new PartitionReplay())
                            .end(end));
        }
    }

    private final class Rebalance implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            begin(partitions);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            Set<Integer> numbers =
                    partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
            replays.keySet().removeAll(partitions);
            records.forget(numbers);
            fleet.leave(numbers);
        }
    }
}
