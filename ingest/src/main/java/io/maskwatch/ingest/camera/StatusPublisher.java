package io.maskwatch.ingest.camera;

import io.maskwatch.schemas.CameraStatus;
import java.util.concurrent.CompletableFuture;

/** Where status goes. Thread-safe; keeps the order of one camera's records. */
@FunctionalInterface
public interface StatusPublisher {
    /**
     * Hands the status over; never blocks for longer than a fraction of a second.
     *
     * @return the record's offset once the broker has it, or the failure once it is given up
     */
    CompletableFuture<Long> publish(CameraStatus status);
}
