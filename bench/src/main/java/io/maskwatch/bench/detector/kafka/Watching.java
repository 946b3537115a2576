package io.maskwatch.bench.detector.kafka;

import java.util.Map;

/** How soon an outcome is known to who follows them. */
public enum Watching {
    /** As soon as it is written: a question to the broker for each. */
    AT_ONCE,
    /** Twice a second, many at a time, so that the watching takes little from what is watched. */
    UNHURRIED;

    /** Of the consumer. */
    Map<String, Object> settings() {
        return this == UNHURRIED ? Map.of("fetch.min.bytes", 1 << 20, "fetch.max.wait.ms", 500) : Map.of();
    }
}
