package io.maskwatch.sink.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Asks the cluster where the partitions end and how far the group has read. Used by one thread. */
final class AdminCatchUp implements CatchUp {
    private static final long BETWEEN_QUESTIONS_MS = 3_000;

    private final Admin admin;
    private final String groupId;
    private final List<TopicPartition> partitions;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private @Nullable Question question;
    private long askAgainMs;
    private OptionalLong readUntil = OptionalLong.empty();

    AdminCatchUp(Admin admin, String groupId, List<TopicPartition> partitions) {
        this.admin = admin;
        this.groupId = groupId;
        this.partitions = partitions;
    }

    @Override
    public void processed(String topic, long offset) {
        partitions.stream()
                .filter(partition -> partition.topic().equals(topic))
                .forEach(partition -> positions.merge(partition, offset + 1, Math::max));
    }

    @Override
    public OptionalLong readUntil(long nowMs) {
        if (question == null && nowMs < askAgainMs) {
            return readUntil;
        }
        Question asked = question == null ? ask(nowMs) : question;
        question = asked;
        if (asked.all().isDone()) {
            try {
                if (partitions.stream().allMatch(partition -> reached(partition, asked))) {
                    readUntil = OptionalLong.of(asked.atMs());
                    askAgainMs = asked.atMs() + BETWEEN_QUESTIONS_MS;
                    question = null;
                }
            } catch (IllegalStateException e) {
                question = null; // the cluster did not answer: an outage, asked again the next time
            }
        }
        return readUntil;
    }

    private boolean reached(TopicPartition partition, Question asked) {
        long end = offset(asked.ends(), partition);
        long begin = offset(asked.begins(), partition);
        OffsetAndMetadata committed = answer(asked.committed()).get(partition);
        long position = Math.max(positions.getOrDefault(partition, 0L), committed == null ? 0 : committed.offset());
        return end <= Math.max(position, begin);
    }

    private static long offset(KafkaFuture<Map<TopicPartition, ListOffsetsResultInfo>> answer, TopicPartition of) {
        ListOffsetsResultInfo offset = answer(answer).get(of);
        if (offset == null) {
            throw new IllegalStateException("No offset of " + of);
        }
        return offset.offset();
    }

    private Question ask(long nowMs) {
        return new Question(
                nowMs,
                admin.listOffsets(each(OffsetSpec.latest())).all(),
                admin.listOffsets(each(OffsetSpec.earliest())).all(),
                admin.listConsumerGroupOffsets(groupId).partitionsToOffsetAndMetadata());
    }

    private Map<TopicPartition, OffsetSpec> each(OffsetSpec spec) {
        return partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> spec));
    }

    private static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private record Question(
            long atMs,
            KafkaFuture<Map<TopicPartition, ListOffsetsResultInfo>> ends,
            KafkaFuture<Map<TopicPartition, ListOffsetsResultInfo>> begins,
            KafkaFuture<Map<TopicPartition, OffsetAndMetadata>> committed) {

        KafkaFuture<Void> all() {
            return KafkaFuture.allOf(ends, begins, committed);
        }
    }
}
