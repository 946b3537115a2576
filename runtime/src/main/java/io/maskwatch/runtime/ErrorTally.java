package io.maskwatch.runtime;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;

/**
 * Logs repeating errors as one line a period and kind, with their count and last cause. The first of a kind is logged at
 * once. Thread-safe.
 */
public final class ErrorTally {
    private final Logger log;
    private final InstantSource clock;
    private final Duration period;
    private final Map<String, Entry> entries = new HashMap<>();

    public ErrorTally(Logger log, InstantSource clock, Duration period) {
        this.log = log;
        this.clock = clock;
        this.period = period;
    }

    /** Counts one error of that kind. */
    public synchronized void count(String kind, String detail) {
        Instant now = clock.instant();
        Entry entry = entries.computeIfAbsent(kind, key -> new Entry());
        entry.count++;
        if (now.isBefore(entry.nextLineAt)) {
            return;
        }
        log.atWarn()
                .setMessage("{}: {} ({} since the last line)")
                .addArgument(kind)
                .addArgument(Redaction.redact(detail))
                .addArgument(entry.count)
                .addKeyValue("kind", kind)
                .addKeyValue("count", entry.count)
                .log();
        entry.count = 0;
        entry.nextLineAt = now.plus(period);
    }

    private static final class Entry {
        private long count;
        private Instant nextLineAt = Instant.MIN;
    }
}
