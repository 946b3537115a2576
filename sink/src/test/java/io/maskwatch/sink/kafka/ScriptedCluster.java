package io.maskwatch.sink.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** A cluster that says what a test wants it to. */
final class ScriptedCluster implements ClusterView {
    final Map<TopicPartition, Long> ends = new HashMap<>();
    final Map<TopicPartition, Long> committed = new HashMap<>();
    long timeMs;
    /** Every question fails. */
    boolean away;
    /** No question is answered. */
    boolean mute;

    @Override
    public CompletionStage<Long> timeMs(long wallMs) {
        return answer(timeMs);
    }

    @Override
    public CompletionStage<Map<TopicPartition, Long>> ends(Collection<TopicPartition> partitions) {
        return answer(ends.entrySet().stream()
                .filter(end -> partitions.contains(end.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Override
    public CompletionStage<Map<TopicPartition, Long>> committed() {
        return answer(Map.copyOf(committed));
    }

    private <T> CompletionStage<T> answer(T value) {
        if (mute) {
            return new CompletableFuture<>();
        }
        return away
                ? CompletableFuture.failedFuture(new TimeoutException("away"))
                : CompletableFuture.completedFuture(value);
    }
}
