package io.maskwatch.ingest.kafka;

import io.maskwatch.runtime.Health;
import java.util.concurrent.atomic.AtomicReference;

/** Whether the broker takes what it is sent, by the last answer. Thread-safe. */
public final class DeliveryHealth {
    private final AtomicReference<Health> last = new AtomicReference<>(Health.ok());

    void delivered() {
        if (!last.get().healthy()) {
            last.set(Health.ok());
        }
    }

    void failed(String what, Throwable cause) {
        last.set(Health.sick("The broker did not take " + what + ": " + cause.getMessage()));
    }

    public Health check() {
        return last.get();
    }
}
