package io.maskwatch.sink.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.function.ToDoubleFunction;

/** Counts of live pictures, all cameras and viewers together. Thread-safe. */
public final class LiveMeters {
    private final MeterRegistry registry;
    private final Counter scenes;
    private final Counter overtaken;
    private final Counter delivered;
    private final Counter dropped;
    private final Timer making;

    public LiveMeters(MeterRegistry registry) {
        this.registry = registry;
        this.scenes = counter("maskwatch.live.scenes", "Frames of watched cameras joined with their outcome");
        this.overtaken =
                counter("maskwatch.live.overtaken", "Such frames that a newer one overtook before a picture was made");
        this.delivered = counter("maskwatch.live.delivered", "Pictures handed to viewers");
        this.dropped = counter(
                "maskwatch.live.dropped", "Pictures among them that a newer one overtook, as the viewer was slow");
        this.making = Timer.builder("maskwatch.live.picture")
                .description("Time to make a picture: decode, scale, hide faces, encode")
                .register(registry);
    }

    /** Counts pictures that a viewer was too slow for. */
    public void dropped(long pictures) {
        dropped.increment((double) pictures);
    }

    void scene() {
        scenes.increment();
    }

    void overtaken() {
        overtaken.increment();
    }

    void delivered() {
        delivered.increment();
    }

    Timer making() {
        return making;
    }

    <T> void gauge(String name, String description, T subject, ToDoubleFunction<T> value) {
        Gauge.builder(name, subject, value)
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }
}
