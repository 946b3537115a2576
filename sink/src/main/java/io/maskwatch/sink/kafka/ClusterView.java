package io.maskwatch.sink.kafka;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.TopicPartition;

/** What a task asks the cluster, without waiting for the answer. An outage is an answer that fails. Thread-safe. */
interface ClusterView {
    /**
     * The cluster's time in ms since the epoch.
     *
     * @param wallMs taken for it where the cluster does not tell its own
     */
    CompletionStage<Long> timeMs(long wallMs);

    /** The ends of those partitions in which there is anything. */
    CompletionStage<Map<TopicPartition, Long>> ends(Collection<TopicPartition> partitions);

    /** How far the sinks together have worked in each partition. */
    CompletionStage<Map<TopicPartition, Long>> committed();
}
