package io.maskwatch.sink.kafka;

import io.maskwatch.runtime.ErrorTally;
import io.maskwatch.runtime.kafka.ClusterClock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * The cluster as Kafka's admin client shows it. Thread-safe; the client belongs to the caller.
 */
final class AdminView implements ClusterView {
    private final Admin admin;
    private final String groupId;
    private final ErrorTally refusals;

    AdminView(Admin admin, String groupId, ErrorTally refusals) {
        this.admin = admin;
        this.groupId = groupId;
        this.refusals = refusals;
    }

    @Override
    public CompletionStage<Long> timeMs(long wallMs) {
        return ClusterClock.timeMs(admin).thenApply(time -> {
            if (time.isEmpty()) {
                refusals.count("the cluster does not tell its time", "this machine's clock must be right");
            }
            return time.orElse(wallMs);
        });
    }

    @Override
    public CompletionStage<Map<TopicPartition, Long>> ends(Collection<TopicPartition> partitions) {
        return offsets(partitions, OffsetSpec.earliest())
                .thenCombine(offsets(partitions, OffsetSpec.latest()), AdminView::endsOfThoseWithMessages);
    }

    private CompletionStage<Map<TopicPartition, ListOffsetsResultInfo>> offsets(
            Collection<TopicPartition> partitions, OffsetSpec spec) {
        return admin.listOffsets(partitions.stream().collect(Collectors.toMap(partition -> partition, any -> spec)))
                .all()
                .toCompletionStage();
    }

    private static Map<TopicPartition, Long> endsOfThoseWithMessages(
            Map<TopicPartition, ListOffsetsResultInfo> begins, Map<TopicPartition, ListOffsetsResultInfo> latest) {
        Map<TopicPartition, Long> ends = new HashMap<>();
        latest.forEach((partition, end) -> {
            ListOffsetsResultInfo begin = begins.get(partition);
            if (begin == null || begin.offset() < end.offset()) {
                ends.put(partition, end.offset());
            }
        });
        return ends;
    }

    @Override
    public CompletionStage<Map<TopicPartition, Long>> committed() {
        return admin.listConsumerGroupOffsets(groupId)
                .partitionsToOffsetAndMetadata()
                .toCompletionStage()
                .thenApply(AdminView::positions);
    }

    private static Map<TopicPartition, Long> positions(Map<TopicPartition, OffsetAndMetadata> committed) {
        Map<TopicPartition, Long> positions = new HashMap<>();
        committed.forEach((partition, offset) -> {
            if (offset != null) {
                positions.put(partition, offset.offset());
            }
        });
        return positions;
    }
}
