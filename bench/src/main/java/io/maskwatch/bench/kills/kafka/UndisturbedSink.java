package io.maskwatch.bench.kills.kafka;

import io.maskwatch.app.install.ClusterAccess;
import io.maskwatch.bench.kills.course.Told;
import io.maskwatch.runtime.kafka.KafkaSettings;
import io.maskwatch.sink.SinkConfig;
import io.maskwatch.sink.main.SinkWorker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.TopicPartition;

/** One fresh sink that reads all that the disturbed ones have read, in peace. Stateless. */
public final class UndisturbedSink {
    private static final String APPLICATION = "undisturbed";
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private UndisturbedSink() {}

    /**
     * What it tells, once it has worked in everything. It tells on the same topics as the disturbed ones, which have ended.
     *
     * @param provisionalEvery as the disturbed ones had it
     */
    public static Told told(String bootstrapServers, Path folder, Duration provisionalEvery) {
        ClusterAccess cluster = ClusterAccess.to(
                new KafkaSettings(Map.of("bootstrap.servers", bootstrapServers, "max.task.idle.ms", "20000")),
                APPLICATION);
        Recorded recorded = new Recorded(cluster);
        Map<TopicPartition, Long> before = recorded.toldEnds();
        SinkConfig usual = SinkConfig.defaults();
        SinkConfig config = new SinkConfig(
                APPLICATION,
                folder.toString(),
                true,
                usual.threads(),
                usual.commitInterval(),
                usual.grace(),
                provisionalEvery,
                usual.trackLost(),
                usual.minimumFacePx());
        try (SinkWorker sink = new SinkWorker(config, cluster.context(new SimpleMeterRegistry(), APPLICATION))) {
            sink.start();
            long limit = System.nanoTime() + LIMIT.toNanos();
            while (!done(recorded)) {
                if (System.nanoTime() > limit) {
                    throw new IllegalStateException("The undisturbed sink is not done within " + LIMIT + ": "
                            + sink.check().explanation());
                }
                LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
            }
        }
        return recorded.told(before);
    }

    private static boolean done(Recorded recorded) {
        try {
            return recorded.workedIn(APPLICATION);
        } catch (IllegalStateException e) {
            return false; // its internal topics are not there yet
        }
    }
}
