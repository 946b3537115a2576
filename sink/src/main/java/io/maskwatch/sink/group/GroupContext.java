package io.maskwatch.sink.group;

import io.maskwatch.sink.settings.SubjectSettings;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an area's or the site's step is told beside the signal. Immutable.
 *
 * @param subject {@code area:ID} or {@code site}
 * @param settings the settings that apply; null for an area that is no more
 * @param streaming ids of the cameras that are to stream
 * @param startedMs the first time until which everything was read since this process took the subject over; -1 before
 * @param readUntilMs the time, by the brokers' clock, until which everything is read; -1 before the first. Decides only for
 *     which cameras nothing is waited any more
 * @param emittedAtMs wall clock, copied into alerts
 */
public record GroupContext(
        String subject,
        @Nullable SubjectSettings settings,
        Set<String> streaming,
        long startedMs,
        long readUntilMs,
        long emittedAtMs) {}
