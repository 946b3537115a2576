package io.maskwatch.simulator.stream;

import java.util.List;

/** What becomes of a stream's pictures on the way to those who watch. Used by the stream's thread alone. */
@FunctionalInterface
public interface MediaFilter {
    /** What is sent now: the unit, another one, none, or several that were held back. */
    List<MediaUnit> filter(MediaUnit unit);
}
