package io.maskwatch.sink.history.kafka;

import io.maskwatch.sink.history.HistoryHealth;
import io.maskwatch.sink.history.HistoryRecord;
import io.maskwatch.sink.history.kafka.PolledBatch.Unusable;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * What the writing of history counts: messages worked off = kept + unusable, by topic. What comes again after a failure is
 * counted again. Thread-safe.
 */
final class HistoryMeters {
    private final MeterRegistry registry;
    private final Timer write;

    HistoryMeters(MeterRegistry registry, Supplier<HistoryHealth> health) {
        this.registry = registry;
        this.write = Timer.builder("maskwatch.history.write")
                .description("Time to write one batch into the database")
                .register(registry);
        Gauge.builder("maskwatch.history.lag", () -> lag(health.get()))
                .baseUnit("records")
                .description("Records of this process's partitions that are not read yet")
                .register(registry);
        Gauge.builder("maskwatch.history.last.write", () -> epochSeconds(health.get()))
                .baseUnit("seconds")
                .description("When a batch was last written, since 1970")
                .register(registry);
    }

    void done(PolledBatch batch) {
        for (HistoryRecord<?> record : batch.records()) {
            count(record.topic().name(), "kept");
        }
        for (Unusable unusable : batch.unusable()) {
            count(unusable.message().topic(), "unusable");
        }
    }

    void wrote(long nanoseconds) {
        write.record(Duration.ofNanos(nanoseconds));
    }

    void failed() {
        registry.counter("maskwatch.history.failures").increment();
    }

    private void count(String topic, String fate) {
        registry.counter("maskwatch.history.records", "topic", topic, "fate", fate)
                .increment();
    }

    private static double lag(HistoryHealth health) {
        Long lag = health.lagRecords();
        return lag == null ? Double.NaN : lag;
    }

    private static double epochSeconds(HistoryHealth health) {
        Instant at = health.lastWriteAt();
        return at == null ? Double.NaN : at.toEpochMilli() / 1e3;
    }
}
