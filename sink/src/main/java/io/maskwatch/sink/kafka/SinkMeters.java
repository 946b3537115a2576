package io.maskwatch.sink.kafka;

import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.sink.camera.Told;
import io.maskwatch.sink.group.GroupTold;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What the sink counts: outcomes = tracked + counted + late + duplicate + unreadable + probe. Work that is done again after an
 * aborted transaction is counted again. Thread-safe.
 */
final class SinkMeters {
    private final MeterRegistry registry;
    private final Timer step;
    private final Timer latency;
    private final DistributionSummary stateBytes;

    SinkMeters(MeterRegistry registry) {
        this.registry = registry;
        this.step = Timer.builder("maskwatch.sink.step")
                .description("Time to work one message into a camera's memory")
                .register(registry);
        this.latency = Timer.builder("maskwatch.sink.latency")
                .description("From the capture of an analysed frame to its being worked in")
                .publishPercentileHistogram()
                .register(registry);
        this.stateBytes = DistributionSummary.builder("maskwatch.sink.state")
                .baseUnit("bytes")
                .description("Size of a camera's memory")
                .register(registry);
    }

    void unreadable(String topic) {
        registry.counter("maskwatch.sink.unreadable", "topic", topic).increment();
    }

    /** An outcome of a camera that is only probed. */
    void probe() {
        registry.counter("maskwatch.sink.outcomes", "fate", "probe").increment();
    }

    void outcome(FrameOutcome outcome, Told told, long wallMs) {
        registry.counter("maskwatch.sink.outcomes", "fate", word(told.fate())).increment();
        if (told.fate() == Told.Fate.TRACKED) {
            long passedMs = wallMs - outcome.getCapturedAt().toEpochMilli();
            latency.record(Duration.ofMillis(Math.max(0, passedMs)));
        }
    }

    void told(Told told) {
        count("maskwatch.sink.verdicts", told.verdicts().size());
        told(told.windows(), told.alerts());
    }

    void told(GroupTold told) {
        told(told.windows(), told.alerts());
    }

    private void told(List<ComplianceWindow> windows, List<Alert> alerts) {
        count("maskwatch.sink.windows", windows.size());
        for (Alert alert : alerts) {
            registry.counter("maskwatch.sink.alerts", "kind", word(alert.getKind()), "state", word(alert.getState()))
                    .increment();
        }
    }

    void step(long nanoseconds, int bytes) {
        step.record(Duration.ofNanos(nanoseconds));
        stateBytes.record(bytes);
    }

    private void count(String name, int times) {
        if (times > 0) {
            registry.counter(name).increment(times);
        }
    }

    private static String word(Enum<?> symbol) {
        return symbol.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
