package io.maskwatch.sink.api.event;

import java.util.Optional;

/** Reads events again that nobody keeps in memory any more. Thread-safe. */
@FunctionalInterface
public interface Replay {
    /** What happened from one place to the other; empty if that is too much, or not there any more. */
    Optional<Batch> read(OffsetVector from, OffsetVector to);
}
