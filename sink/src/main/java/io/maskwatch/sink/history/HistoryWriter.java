package io.maskwatch.sink.history;

import java.util.List;

/** Keeps what the topics tell. Thread-safe. */
public interface HistoryWriter {
    /**
     * Keeps all of these records, or none of them; returns when they are durable. What is kept already is kept once: a
     * record may be handed over again, and older ones of its partition after it, and what is kept is never replaced by
     * something older.
     *
     * @param records in the order of their partitions
     * @throws HistoryException if they cannot be kept now
     */
    void write(List<HistoryRecord<?>> records);
}
