package io.maskwatch.detector.work;

import io.maskwatch.runtime.Health;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** What ails a worker, by kind, until it is over. Thread-safe. */
public final class Symptoms {
    private final Map<String, String> current = new ConcurrentSkipListMap<>();
    private volatile boolean lasting;

    /** Something is wrong; replaces what was said of that kind. */
    public void report(String kind, String explanation) {
        current.put(kind, explanation);
    }

    /** Something is wrong, and will be until the process is started again. */
    public void reportLasting(String kind, String explanation) {
        lasting = true;
        report(kind, explanation);
    }

    /** That kind is over. */
    public void clear(String kind) {
        current.remove(kind);
    }

    /** Reports or clears, as the case may be. */
    public void note(String kind, boolean present, String explanation) {
        if (present) {
            report(kind, explanation);
        } else {
            clear(kind);
        }
    }

    /** Healthy if nothing is wrong. */
    public Health health() {
        Map<String, String> now = Map.copyOf(current);
        String words = String.join("; ", now.values().stream().sorted().toList());
        if (lasting) {
            return Health.broken(words);
        }
        return now.isEmpty() ? Health.ok() : Health.sick(words);
    }
}
