package io.maskwatch.bench.detector.kafka;

import io.maskwatch.detector.main.DetectorWorker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A detector worker that runs.
 *
 * @param id its name in outcomes
 * @param worker the worker
 * @param meters what it counts
 * @param startedAt when it was told to start
 */
public record WatchedWorker(String id, DetectorWorker worker, MeterRegistry meters, Instant startedAt)
        implements AutoCloseable {

    static WatchedWorker start(String id, DetectorWorker worker, MeterRegistry meters) {
        Instant startedAt = InstantSource.system().instant();
        worker.start();
        return new WatchedWorker(id, worker, meters, startedAt);
    }

    /** Frames that it has taken from the topic. */
    public long polled() {
        return count("maskwatch.detector.polled");
    }

    /** Frames that it has left to the next owner of their partition. */
    public long returned() {
        return count("maskwatch.detector.returned");
    }

    private long count(String meter) {
        Counter counter = meters.find(meter).counter();
        return counter == null ? 0 : (long) counter.count();
    }

    /** Stops it; returns how long that took. */
    public Duration stop() {
        long begun = System.nanoTime();
        worker.close();
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    @Override
    public void close() {
        worker.close();
    }
}
