package io.maskwatch.sink.api.event;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells subscribers of events, and keeps the newest ones so that who was away for a while can go on where he was. When
 * full it drops the oldest batch. Thread-safe.
 */
public final class EventHub {
    private final int most;
    private final Deque<Batch> ring = new ArrayDeque<>();
    private final Map<Subscriber, OffsetVector> places = new HashMap<>();
    private int kept;
    private @Nullable OffsetVector now;

    /**
     * Empty.
     *
     * @param most so many events are kept, and the newest batch in any case
     */
    public EventHub(int most) {
        this.most = most;
    }

    /** The stream begins here; what came before is not told. */
    public synchronized void begin(OffsetVector at) {
        ring.clear();
        kept = 0;
        now = at;
    }

    /** Where the stream stands; empty before its beginning. */
    public synchronized Optional<OffsetVector> now() {
        return Optional.ofNullable(now);
    }

    /** How many subscribers there are. */
    public synchronized int subscribers() {
        return places.size();
    }

    /** Takes a batch that follows all before it, keeps it, and tells it. */
    public synchronized void publish(Batch batch) {
        now = batch.after();
        ring.addLast(batch);
        kept += batch.events().size();
        while (kept > most && ring.size() > 1) {
            kept -= ring.removeFirst().events().size();
        }
        // of a copy: a subscriber that is dropped while it is told leaves at once
        Map.copyOf(places).forEach((subscriber, place) -> tell(subscriber, batch, place));
    }

    /**
     * Subscribes from now on. Returns whether the stream has begun; if not, nothing was done.
     *
     * @param anew whether the subscriber must read everything anew
     */
    public synchronized boolean join(Subscriber subscriber, boolean anew) {
        if (now == null) {
            return false;
        }
        places.put(subscriber, now);
        if (anew) {
            subscriber.reset(now);
        } else {
            subscriber.begin(now);
        }
        return true;
    }

    /**
     * Subscribes from an earlier place, telling first what has happened since. Returns whether all of it is known here; if
     * not, nothing was done.
     */
    public synchronized boolean join(Subscriber subscriber, OffsetVector from) {
        if (now == null || !from.isAtMost(now) || !begin().isAtMost(from)) {
            return false;
        }
        places.put(subscriber, from);
        subscriber.begin(from);
        ring.forEach(batch -> tell(subscriber, batch, from));
        return true;
    }

    /** Ends a subscription. */
    public synchronized void leave(Subscriber subscriber) {
        places.remove(subscriber);
    }

    private OffsetVector begin() {
        Batch oldest = ring.peekFirst();
        if (oldest != null) {
            return oldest.before();
        }
        return Objects.requireNonNull(now, "The stream has not begun");
    }

    private static void tell(Subscriber subscriber, Batch batch, OffsetVector from) {
        List<Event> unseen = batch.since(from);
        if (!unseen.isEmpty()) {
            subscriber.tell(unseen, batch.after().max(from));
        }
    }
}
