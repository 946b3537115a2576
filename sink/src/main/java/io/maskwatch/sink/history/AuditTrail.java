package io.maskwatch.sink.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who looked at what and changed what. Thread-safe. */
public interface AuditTrail {
    /**
     * Keeps an entry; returns when it is durable.
     *
     * @throws HistoryException if it cannot be kept: what it is about must not be done then
     */
    void add(AuditEntry entry);

    /**
     * Entries of a time, newest first.
     *
     * @param by only those of this caller; null for all
     * @param before only those with a lower id; {@link Long#MAX_VALUE} for all
     * @param limit at most so many
     */
    List<AuditEntry> read(TimeRange range, @Nullable String by, long before, int limit);
}
