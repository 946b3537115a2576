package io.maskwatch.detector.kafka;

import io.maskwatch.detector.work.CommitControl;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens when partitions come and go: before one goes, its waiting frames are given back, those being looked at are
 * finished, and what is done is committed. Called by the polling thread only.
 */
final class Handover implements ConsumerRebalanceListener {
    private static final Logger LOG = LoggerFactory.getLogger(Handover.class);

    private final FrameSink frames;
    private final CommitControl control;
    private final OffsetCommits commits;
    private final Duration limit;

    Handover(FrameSink frames, CommitControl control, OffsetCommits commits, Duration limit) {
        this.frames = frames;
        this.control = control;
        this.commits = commits;
        this.limit = limit;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        if (!partitions.isEmpty()) {
            LOG.info("Now reading frame partitions {}", numbers(partitions));
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        if (!partitions.isEmpty()) {
            release(numbers(partitions));
            LOG.info("Handed over frame partitions {}", numbers(partitions));
        }
    }

    /** They have another owner already: nothing may be committed. */
    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        frames.withdraw(numbers(partitions));
        control.forget(numbers(partitions));
        LOG.warn("Lost frame partitions {}: this worker was silent for too long", numbers(partitions));
    }

    /** Finishes what is being looked at, commits, forgets. */
    void release(Collection<Integer> partitions) {
        frames.withdraw(partitions);
        try {
            if (!control.awaitIdle(partitions, limit)) {
                LOG.warn(
                        "Frames of partitions {} are still being looked at after {}; they will be again",
                        partitions,
                        limit);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        commits.commitNow(partitions);
        control.forget(partitions);
    }

    private static List<Integer> numbers(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).sorted().toList();
    }
}
