package io.maskwatch.sink.api.view;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Times as the API writes them: ISO 8601, UTC, always with milliseconds. Stateless. */
public final class Times {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Times() {}

    public static String text(Instant time) {
        return FORM.format(time);
    }

    /** The same; null for null. */
    public static @Nullable String textOrNull(@Nullable Instant time) {
        return time == null ? null : text(time);
    }
}
