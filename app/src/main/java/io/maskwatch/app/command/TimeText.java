package io.maskwatch.app.command;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.runtime.config.Durations;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** Times as people give them to a command. Stateless. */
final class TimeText {
    private TimeText() {}

    /**
     * The time that is meant: {@code 2026-03-01T10:00:00Z}, the same with an offset, or without one for the zone here; or
     * {@code -2h}, so long ago; or {@code now}.
     *
     * @param option whose value it is, for complaints
     */
    static Instant parse(String option, String text, Instant now, ZoneId zone) {
        if (text.equals("now")) {
            return now;
        }
        if (text.startsWith("-")) {
            Optional<Duration> ago = Durations.parse(text.substring(1));
            return now.minus(ago.orElseThrow(() -> complaint(option, text)));
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return local(option, text, zone);
        }
    }

    private static Instant local(String option, String text, ZoneId zone) {
        try {
            return LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw complaint(option, text);
        }
    }

    private static UserError complaint(String option, String text) {
        return new UserError(
                ExitCode.USAGE,
                option + " " + text,
                "it is no time that is understood",
                "Write 2026-03-01T10:00:00Z, 2026-03-01T10:00 in the time zone here, or -2h for two hours ago");
    }
}
