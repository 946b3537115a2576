package io.maskwatch.sink.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Asks the cluster, round by round, for its time, then where partitions end, then how far they are read until these ends are
 * reached. Partitions whose messages are caused by others come on a later leg: their ends are asked for when the ends of the
 * others have been reached. Used by one thread.
 */
final class AskingCatchUp implements CatchUp {
    private static final int CALLS_BETWEEN_ROUNDS = 3;

    private final ClusterView cluster;
    private final List<List<TopicPartition>> legs;
    private final int patience;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private @Nullable Round round;
    private int callsToNextRound;
    private OptionalLong readUntil = OptionalLong.empty();

    /**
     * @param legs what must be read, and what is caused by that; the last one is read by this task
     * @param patience after so many answers, one a second, that it is not read it is taken for read: what reads it is down.
     *     While the cluster does not answer nothing is counted
     */
    AskingCatchUp(ClusterView cluster, List<List<TopicPartition>> legs, int patience) {
        this.cluster = cluster;
        this.legs = List.copyOf(legs);
        this.patience = patience;
    }

    @Override
    public void processed(String topic, long offset) {
        legs.get(legs.size() - 1).stream()
                .filter(partition -> partition.topic().equals(topic))
                .forEach(partition -> positions.merge(partition, offset + 1, Math::max));
    }

    @Override
    public OptionalLong readUntil(long nowMs) {
        if (round == null && callsToNextRound-- > 0) {
            return readUntil;
        }
        Round asked = round == null ? begin(nowMs) : round;
        round = asked;
        try {
            if (asked.atMs().isDone() && asked.answer().isDone()) {
                go(asked);
            }
        } catch (CompletionException e) {
            round = null; // the cluster did not answer: an outage, asked again the next time
        }
        return readUntil;
    }

    private Round begin(long nowMs) {
        CompletableFuture<Long> atMs = cluster.timeMs(nowMs).toCompletableFuture();
        return new Round(atMs, 0, atMs.thenCompose(time -> ends(0)), 0);
    }

    private CompletableFuture<Answer> ends(int leg) {
        return cluster.ends(legs.get(leg)).toCompletableFuture().thenCompose(this::committed);
    }

    private CompletableFuture<Answer> committed(Map<TopicPartition, Long> ends) {
        return cluster.committed()
                .thenApply(committed -> new Answer(ends, committed))
                .toCompletableFuture();
    }

    private void go(Round asked) {
        Answer answer = asked.answer().join();
        boolean read = answer.ends().entrySet().stream().allMatch(end -> read(end.getKey(), end.getValue(), answer));
        if (!read && asked.answers() < patience) {
            round = new Round(asked.atMs(), asked.leg(), committed(answer.ends()), asked.answers() + 1);
        } else if (asked.leg() + 1 < legs.size()) {
            round = new Round(asked.atMs(), asked.leg() + 1, ends(asked.leg() + 1), 0);
        } else {
            readUntil = OptionalLong.of(Math.max(asked.atMs().join(), readUntil.orElse(0)));
            callsToNextRound = CALLS_BETWEEN_ROUNDS;
            round = null;
        }
    }

    private boolean read(TopicPartition partition, long end, Answer answer) {
        long position = positions.getOrDefault(partition, 0L);
        return end <= Math.max(position, answer.committed().getOrDefault(partition, 0L));
    }

    private record Answer(Map<TopicPartition, Long> ends, Map<TopicPartition, Long> committed) {}

    private record Round(CompletableFuture<Long> atMs, int leg, CompletableFuture<Answer> answer, int answers) {}
}
