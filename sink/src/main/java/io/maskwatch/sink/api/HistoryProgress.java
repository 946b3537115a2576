package io.maskwatch.sink.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the history is behind the topics. Immutable.
 *
 * @param lagRecords records that it has yet to write; null if that is not known
 * @param lastWriteAt when it last wrote; null if it has not yet
 */
public record HistoryProgress(@Nullable Long lagRecords, @Nullable Instant lastWriteAt) {
    /** Nothing is known. */
    public static HistoryProgress unknown() {
        return new HistoryProgress(null, null);
    }
}
