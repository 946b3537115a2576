package io.maskwatch.bench.faults;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maskwatch.bench.faults.measure.Vitals;

/**
 * What many reconnects left behind.
 *
 * @param reconnects how many there were after warming up
 * @param before what the process held after warming up
 * @param after what it held at the end
 */
record ReconnectsResult(long reconnects, Vitals before, Vitals after) {
    private static final int MOST_THREADS = 2;
    private static final int MOST_HANDLES = 8;
    private static final long MOST_RESIDENT_MB = 64;

    /** Nothing that grows with each: a thousand sockets, threads or pictures would be seen. */
    boolean met() {
        Vitals grown = after.since(before);
        return grown.threads() <= MOST_THREADS
                && grown.handles() <= MOST_HANDLES
                && grown.residentMb() <= MOST_RESIDENT_MB;
    }

    String line() {
        return "%d reconnects: threads %d to %d, handles %d to %d, heap %d to %d MB, resident %d to %d MB%s"
                .formatted(
                        reconnects,
                        before.threads(),
                        after.threads(),
                        before.handles(),
                        after.handles(),
                        before.heapMb(),
                        after.heapMb(),
                        before.residentMb(),
                        after.residentMb(),
                        met() ? "" : "  MISSED");
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("reconnects", reconnects);
        json.set("before", json(before));
        json.set("after", json(after));
        return json;
    }

    private static ObjectNode json(Vitals vitals) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("threads", vitals.threads())
                .put("handles", vitals.handles())
                .put("heapMb", vitals.heapMb())
                .put("residentMb", vitals.residentMb());
    }
}
