package io.maskwatch.simulator.fault;

import java.time.Duration;

/** What is to happen when. */
@FunctionalInterface
public interface Timetable {
    /** Has it happen once, so long from now. */
    void after(Duration delay, Runnable change);
}
