package io.maskwatch.detector.work;

import io.maskwatch.schemas.Outcome;
import io.maskwatch.schemas.OutcomeReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a worker counts. Thread-safe. At any time
 *
 * <pre>polled = analysed + shed + rejected + set aside + returned + in flight</pre>
 *
 * <p>where analysed, shed and rejected are outcomes that the broker has acknowledged, set aside are messages that were no
 * frame, and returned are frames left, without an outcome, to the next owner of their partition. Meters: {@code
 * maskwatch.detector.polled}, {@code maskwatch.detector.frames} (tags outcome, reason), {@code
 * maskwatch.detector.set.aside}, {@code maskwatch.detector.returned}, {@code maskwatch.detector.in.flight}.
 */
public final class FrameCounters {
    private static final String PREFIX = "maskwatch.detector.";

    private final MeterRegistry meters;
    private final AtomicLong inFlight = new AtomicLong();
    private final Counter polled;
    private final Counter setAside;
    private final Counter returned;
    private final Timer decoding;
    private final Timer inference;
    private final DistributionSummary batchSize;

    public FrameCounters(MeterRegistry meters) {
        this.meters = meters;
        polled = meters.counter(PREFIX + "polled");
        setAside = meters.counter(PREFIX + "set.aside");
        returned = meters.counter(PREFIX + "returned");
        decoding = Timer.builder(PREFIX + "decode")
                .publishPercentiles(0.5, 0.95, 0.99)
                .register(meters);
        inference = Timer.builder(PREFIX + "inference")
                .publishPercentiles(0.5, 0.95, 0.99)
                .register(meters);
        batchSize = meters.summary(PREFIX + "batch.size");
        Gauge.builder(PREFIX + "in.flight", inFlight, AtomicLong::get).register(meters);
    }

    /** A message was taken from the topic. */
    public void polled() {
        polled.increment();
        inFlight.incrementAndGet();
    }

    /** The broker has a frame's outcome. */
    public void ended(Outcome outcome, OutcomeReason reason) {
        meters.counter(PREFIX + "frames", "outcome", outcome.name(), "reason", reason.name())
                .increment();
        inFlight.decrementAndGet();
    }

    /** The broker has the note that a message was no frame. */
    public void setAside() {
        setAside.increment();
        inFlight.decrementAndGet();
    }

    /** A frame was left to the next owner of its partition. */
    public void returned() {
        returned.increment();
        inFlight.decrementAndGet();
    }

    /** A JPEG was decoded and scaled. */
    public void decoded(Duration time) {
        decoding.record(time);
    }

    /** The model ran. */
    public void inferred(Duration time, int pictures) {
        inference.record(time);
        batchSize.record(pictures);
    }

    /** Messages taken whose end is not acknowledged yet. */
    public long inFlight() {
        return inFlight.get();
    }
}
