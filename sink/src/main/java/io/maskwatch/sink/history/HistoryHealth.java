package io.maskwatch.sink.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far this process has come with writing history. Immutable.
 *
 * @param lagRecords records that it has still to read, of the partitions that are its own; null while not yet known
 * @param lastWriteAt when it last wrote; null before
 */
public record HistoryHealth(
        @Nullable Long lagRecords, @Nullable Instant lastWriteAt) {}
