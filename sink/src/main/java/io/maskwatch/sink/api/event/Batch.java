package io.maskwatch.sink.api.event;

import java.util.List;

/**
 * Events that were read together. Immutable.
 *
 * @param before where the stream stood before them
 * @param after where it stands after them
 * @param events in the order of their partitions
 */
public record Batch(OffsetVector before, OffsetVector after, List<Event> events) {
    public Batch {
        events = List.copyOf(events);
    }

    /** The events that somebody at {@code place} has not seen yet. */
    public List<Event> since(OffsetVector place) {
        return events.stream()
                .filter(event -> event.offset() >= place.get(event.partition()))
                .toList();
    }
}
