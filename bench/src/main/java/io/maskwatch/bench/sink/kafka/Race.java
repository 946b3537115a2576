package io.maskwatch.bench.sink.kafka;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
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

    /** Some kernels count a thread's CPU time in steps of 10 ms; a span of fewer than ten steps says nothing. */
    private static final long LEAST_CPU_NS = 100_000_000;

    private final KafkaClients clients;
    private final long frames;
    private final long begunNs = System.nanoTime();

    /** @param frames on the topic */
    Race(KafkaClients clients, long frames) {
        this.clients = clients;
        this.frames = frames;
    }

    /**
     * Runs it until it has committed all frames. Its pace is measured from its first commit on; if too little is left then
     * to be measured, from its start, with all that starting costs.
     *
     * @throws UserError if all of it takes too little CPU time to be measured here
     */
    Pace run(Contender contender) throws Exception {
        long startedNs = System.nanoTime();
        AutoCloseable running = contender.start();
        try (Admin admin = clients.admin()) {
            StreamThread thread = StreamThread.of(contender.prefix());
            Mark first = mark(admin, contender, thread);
            while (first.frames() == 0) {
                first = next(admin, contender, thread, first);
            }
            Mark last = first;
            while (last.frames() < frames) {
                last = next(admin, contender, thread, last);
            }
            return first.leavesEnoughUntil(last)
                    ? first.until(last)
                    : start(startedNs).until(last);
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

    /** A stream thread's account before its first step. */
    private static Mark start(long startedNs) {
        return new Mark(0, startedNs, 0, 0);
    }

    private record Mark(long frames, long atNs, long cpuNs, long allocatedBytes) {
        boolean leavesEnoughUntil(Mark last) {
            return last.frames > frames && last.cpuNs - cpuNs >= LEAST_CPU_NS;
        }

        Pace until(Mark last) {
            if (last.cpuNs == cpuNs) {
                throw new UserError(
                        ExitCode.USAGE, "--frames", "all of them took no CPU time that could be measured", "Take more");
            }
            long worked = last.frames - frames;
            return new Pace(
                    worked,
                    (last.atNs - atNs) / 1e9,
                    (last.cpuNs - cpuNs) / 1e9,
                    (double) (last.allocatedBytes - allocatedBytes) / worked);
        }
    }
}
