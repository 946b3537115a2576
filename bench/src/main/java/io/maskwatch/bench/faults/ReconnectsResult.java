package io.maskwatch.bench.faults;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maskwatch.bench.faults.measure.Vitals;
import java.util.function.ToLongFunction;

/**
 * What many reconnects left behind.
 *
 * @param reconnects how many there were after warming up
 * @param before what the process held after warming up
 * @param midway what it held after half of them
 * @param after what it held at the end
 */
record ReconnectsResult(long reconnects, Vitals before, Vitals midway, Vitals after) {
    private static final int MOST_THREADS = 2;
    private static final int MOST_HANDLES = 8;
    private static final long MOST_NATIVE_MB = 64;
    private static final long MOST_NATIVE_OF_SECOND_HALF_MB = MOST_NATIVE_MB / 2;

    /** Nothing that grows with each: a thousand sockets, threads or pictures would be seen. */
    boolean met() {
        Vitals grown = after.since(before);
        return grown.threads() <= MOST_THREADS
                && grown.handles() <= MOST_HANDLES
                && grown.nativeMb() <= MOST_NATIVE_MB
                && after.since(midway).nativeMb() <= MOST_NATIVE_OF_SECOND_HALF_MB;
    }

    String line() {
        return "%d reconnects, before, midway, after: threads %s, handles %s; MB: heap used %s, native %s, of resident %s with heap %s and mapped files %s%s"
                .formatted(
                        reconnects,
                        course(Vitals::threads),
                        course(Vitals::handles),
                        course(Vitals::heapMb),
                        course(Vitals::nativeMb),
                        course(Vitals::residentMb),
                        course(Vitals::committedMb),
                        course(Vitals::mappedMb),
                        met() ? "" : "  MISSED");
    }

    private String course(ToLongFunction<Vitals> figure) {
        return figure.applyAsLong(before) + " " + figure.applyAsLong(midway) + " " + figure.applyAsLong(after);
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("reconnects", reconnects);
        json.set("before", json(before));
        json.set("midway", json(midway));
        json.set("after", json(after));
        return json;
    }

    private static ObjectNode json(Vitals vitals) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("threads", vitals.threads())
                .put("handles", vitals.handles())
                .put("heapMb", vitals.heapMb())
                .put("committedMb", vitals.committedMb())
                .put("mappedMb", vitals.mappedMb())
                .put("nativeMb", vitals.nativeMb())
                .put("residentMb", vitals.residentMb());
    }
}
