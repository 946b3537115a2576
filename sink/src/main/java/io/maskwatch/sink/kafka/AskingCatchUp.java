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
    private final Map<TopicPartition, Standstill> unread = new HashMap<>();
    private @Nullable Round round;
    private int callsToNextRound;
    private OptionalLong readUntil = OptionalLong.empty();

    /**
     * @param legs what must be read, and what is caused by that; the last one is read by this task
     * @param patience a partition that is not read, and of which nothing was read in so many answers, one a second, is taken
     *     for read until something is: what reads it is down. While the cluster does not answer nothing is counted
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
        return new Round(atMs, 0, atMs.thenCompose(time -> ends(0)));
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
        long waitedFor = answer.ends().entrySet().stream()
                .filter(end -> isWaitedFor(end.getKey(), end.getValue(), answer))
                .count();
        if (waitedFor > 0) {
            round = new Round(asked.atMs(), asked.leg(), committed(answer.ends()));
        } else if (asked.leg() + 1 < legs.size()) {
            round = new Round(asked.atMs(), asked.leg() + 1, ends(asked.leg() + 1));
        } else {
            readUntil = OptionalLong.of(Math.max(asked.atMs().join(), readUntil.orElse(0)));
            callsToNextRound = CALLS_BETWEEN_ROUNDS;
            round = null;
        }
    }

    private boolean isWaitedFor(TopicPartition partition, long end, Answer answer) {
        long position = Math.max(
                positions.getOrDefault(partition, 0L), answer.committed().getOrDefault(partition, 0L));
        if (position >= end) {
            return false;
        }
        Standstill before = unread.get(partition);
        Standstill now = before == null || position > before.position()
                ? new Standstill(position, 0)
                : new Standstill(position, Math.min(patience, before.answers() + 1));
        unread.put(partition, now);
        return now.answers() < patience;
    }

    private record Answer(Map<TopicPartition, Long> ends, Map<TopicPartition, Long> committed) {}

    private record Round(CompletableFuture<Long> atMs, int leg, CompletableFuture<Answer> answer) {}

    /** For how many answers in a row a partition has not moved. It outlives a round, and so a question that failed. */
    private record Standstill(long position, int answers) {}
}
