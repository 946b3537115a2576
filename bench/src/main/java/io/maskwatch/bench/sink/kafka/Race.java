package io.maskwatch.bench.sink.kafka;

import io.maskwatch.runtime.kafka.KafkaClients;
import io.maskwatch.schemas.Topics;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Watches one application work through the detections topic, by what it commits. Used once, by one thread. */
final class Race {
    private static final long BETWEEN_LOOKS_NS = 5_000_000;
    private static final long LIMIT_NS = 300_000_000_000L;

    private final KafkaClients clients;
    private final long frames;
    private final long begunNs = System.nanoTime();

    /** @param frames on the topic */
    Race(KafkaClients clients, long frames) {
        this.clients = clients;
        this.frames = frames;
    }

    /**
     * Runs it until it has committed all frames. Its pace is measured from its first commit on; if that is the last one,
     * from the last look before it.
     */
    Pace run(Contender contender) throws Exception {
        AutoCloseable running = contender.start();
        try (Admin admin = clients.admin()) {
            StreamThread thread = StreamThread.of(contender.prefix());
            Mark before = mark(admin, contender, thread);
            Mark first = before;
            while (first.frames() == 0) {
                before = first;
                first = next(admin, contender, thread, before);
            }
            Mark last = first;
            while (last.frames() < frames) {
                last = next(admin, contender, thread, last);
            }
            return (last.frames() > first.frames() ? first : before).until(last);
        } finally {
            running.close();
        }
    }

    private Mark next(Admin admin, Contender contender, StreamThread thread, Mark last) throws Exception {
        LockSupport.parkNanos(BETWEEN_LOOKS_NS);
        Mark mark = mark(admin, contender, thread);
        if (mark.atNs() - begunNs > LIMIT_NS) {
            throw new IllegalStateException("%s is at frame %d of %d after %d s"
                    .formatted(contender.applicationId(), last.frames(), frames, LIMIT_NS / 1_000_000_000));
        }
        return mark;
    }

    private static Mark mark(Admin admin, Contender contender, StreamThread thread) throws Exception {
        long committed = committed(admin, contender.applicationId());
        return new Mark(committed, System.nanoTime(), thread.cpuNs(), thread.allocatedBytes());
    }

    private static long committed(Admin admin, String group) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> offsets = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        return offsets.entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(Topics.DETECTIONS.name()))
                .mapToLong(entry -> entry.getValue().offset())
                .sum();
    }

    private record Mark(long frames, long atNs, long cpuNs, long allocatedBytes) {
        Pace until(Mark last) {
            long worked = last.frames - frames;
            return new Pace(
                    worked,
                    (last.atNs - atNs) / 1e9,
                    (last.cpuNs - cpuNs) / 1e9,
                    (double) (last.allocatedBytes - allocatedBytes) / worked);
        }
    }
}
