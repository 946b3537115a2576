package io.maskwatch.sink.api.event;

import java.util.List;

/** Somebody who is told of events. Called by one thread at a time; must not block. */
public interface Subscriber {
    /** The subscription begins here, or goes on from here. */
    void begin(OffsetVector at);

    /** These happened; then the stream stands at {@code after}. */
    void tell(List<Event> events, OffsetVector after);

    /** Events were missed: all must be read anew; the stream stands at {@code now}. */
    void reset(OffsetVector now);
}
