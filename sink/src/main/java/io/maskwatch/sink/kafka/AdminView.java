package io.maskwatch.sink.kafka;

import io.maskwatch.runtime.ErrorTally;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.QuorumInfo;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/**
 * The cluster as Kafka's admin client shows it. The time is that of the controller, which says of itself that it was in
 * step a moment ago. Thread-safe; the client belongs to the caller.
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
        return admin.describeMetadataQuorum()
                .quorumInfo()
                .toCompletionStage()
                .thenApply(quorum -> leadersTime(quorum, wallMs))
                .exceptionally(failure -> withoutTime(failure, wallMs));
    }

    private static long leadersTime(QuorumInfo quorum, long wallMs) {
        return quorum.voters().stream()
                .filter(voter -> voter.replicaId() == quorum.leaderId())
                .mapToLong(leader -> leader.lastCaughtUpTimestamp().orElse(-1))
                .filter(time -> time > 0)
                .findFirst()
                .orElse(wallMs);
    }

    private long withoutTime(Throwable failure, long wallMs) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof AuthorizationException || cause instanceof UnsupportedVersionException) {
            refusals.count("the cluster does not tell its time, this machine's clock must be right", cause.toString());
            return wallMs;
        }
        throw new CompletionException(cause);
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
