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
 * @param startedMs when this process took the subject over, by the wall clock
 * @param wallMs wall clock; decides only for which cameras nothing is waited any more
 * @param emittedAtMs wall clock, copied into alerts
 */
public record GroupContext(
        String subject,
        @Nullable SubjectSettings settings,
        Set<String> streaming,
        long startedMs,
        long wallMs,
        long emittedAtMs) {}
