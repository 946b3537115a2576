package io.maskwatch.sink.access;

import io.maskwatch.sink.history.AuditEntry;
import io.maskwatch.sink.history.AuditTrail;
import io.maskwatch.sink.history.HistoryException;
import io.maskwatch.sink.history.TimeRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps entries in memory; can be broken. */
public final class RecordingTrail implements AuditTrail {
    private final List<AuditEntry> entries = new ArrayList<>();
    private volatile boolean broken;

    /** From now on nothing can be kept. */
    public void breakDown() {
        broken = true;
    }

    /** Everything can be kept again. */
    public void mend() {
        broken = false;
    }

    /** What was kept: action, caller, subject. */
    public synchronized List<String> actions() {
        return entries.stream()
                .map(entry -> entry.action() + " " + entry.by() + " " + entry.subject())
                .toList();
    }

    /** What was kept. */
    public synchronized List<AuditEntry> entries() {
        return List.copyOf(entries);
    }

    @Override
    public synchronized void add(AuditEntry entry) {
        if (broken) {
            throw new HistoryException("broken", new IllegalStateException());
        }
        entries.add(entry);
    }

    @Override
    public List<AuditEntry> read(TimeRange range, @Nullable String by, long before, int limit) {
        return entries();
    }
}
