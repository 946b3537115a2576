package io.maskwatch.ingest.camera;

import io.maskwatch.schemas.CameraState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.function.Supplier;

/**
 * Counts of a worker, all cameras together: {@code sampled = published + unpublished + in flight}. What a single camera
 * does is in its status records. Thread-safe.
 */
public final class IngestMeters {
    private static final String FRAMES = "maskwatch.ingest.frames";

    private final Counter sampled;
    private final Counter published;
    private final Counter unpublished;
    private final Counter reconnects;
    private final MeterRegistry registry;

    public IngestMeters(MeterRegistry registry) {
        this.registry = registry;
        this.sampled = frames("sampled", "Pictures sampled");
        this.published = frames("published", "Frames that the broker acknowledged");
        this.unpublished = frames("unpublished", "Frames given up");
        this.reconnects = Counter.builder("maskwatch.ingest.reconnects")
                .description("Times that a stream was opened again after a failure")
                .register(registry);
    }

    void sampled() {
        sampled.increment();
    }

    void settled(boolean acknowledged) {
        (acknowledged ? published : unpublished).increment();
    }

    void reconnected() {
        reconnects.increment();
    }

    /** Shows how many cameras are in each state. */
    void observe(Supplier<Collection<CameraState>> states) {
        for (CameraState state : CameraState.values()) {
            Gauge.builder(
                            "maskwatch.ingest.cameras",
                            states,
                            all -> all.get().stream().filter(state::equals).count())
                    .description("Cameras of this worker by state")
                    .tag("state", state.name())
                    .strongReference(true)
                    .register(registry);
        }
    }

    private Counter frames(String outcome, String description) {
        return Counter.builder(FRAMES)
                .description(description)
                .tag("outcome", outcome)
                .register(registry);
    }
}
