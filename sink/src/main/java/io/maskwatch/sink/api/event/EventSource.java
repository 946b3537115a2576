package io.maskwatch.sink.api.event;

import java.util.Optional;

/** The stream of events as subscribers see it: the newest from memory, older ones read again. Thread-safe. */
public final class EventSource {
    private final EventHub hub;
    private final Replay replay;

    public EventSource(EventHub hub, Replay replay) {
        this.hub = hub;
        this.replay = replay;
    }

    /**
     * Subscribes. Who was here before is told what has happened since, or to read everything anew. Returns whether the stream
     * has begun; if not, nothing was done.
     *
     * @param last where the subscriber was; empty for one who was not here before
     */
    public boolean join(Subscriber subscriber, Optional<String> last) {
        Optional<OffsetVector> now = hub.now();
        if (last.isEmpty() || now.isEmpty()) {
            return hub.join(subscriber, false);
        }
        Optional<OffsetVector> from = OffsetVector.parse(last.get(), now.get().partitions());
        return (from.isPresent() && resumed(subscriber, from.get(), now.get())) || hub.join(subscriber, true);
    }

    /** Ends a subscription. */
    public void leave(Subscriber subscriber) {
        hub.leave(subscriber);
    }

    private boolean resumed(Subscriber subscriber, OffsetVector from, OffsetVector now) {
        if (hub.join(subscriber, from)) {
            return true;
        }
        if (!from.isAtMost(now)) {
            return false;
        }
        Optional<Batch> missed = replay.read(from, now);
        if (missed.isEmpty()) {
            return false;
        }
        if (!missed.get().events().isEmpty()) {
            subscriber.tell(missed.get().events(), now);
        }
        return hub.join(subscriber, now);
    }
}
