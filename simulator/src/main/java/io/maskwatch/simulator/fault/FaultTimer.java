package io.maskwatch.simulator.fault;

import io.maskwatch.runtime.NamedThreads;
import io.maskwatch.runtime.UserError;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A timetable that goes by the clock. Thread-safe; what has not happened at its closing never does. */
public final class FaultTimer implements Timetable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FaultTimer.class);
    private static final Duration JOIN = Duration.ofSeconds(15);
    /** A camera that falls silent takes a moment, which others of the same time need not wait for. */
    private static final int THREADS = 4;

    private final ScheduledExecutorService timer =
            Executors.newScheduledThreadPool(THREADS, NamedThreads.factory("faults"));

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // it is told what fails
    public void after(Duration delay, Runnable change) {
        timer.schedule(() -> guarded(change), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void guarded(Runnable change) {
        try {
            change.run();
        } catch (UserError e) {
            LOG.error("{}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("A fault of a simulated camera could not begin or end.", e);
        }
    }

    @Override
    public void close() {
        if (!NamedThreads.stop(timer, JOIN)) {
            throw new IllegalStateException("The timer of faults did not end");
        }
    }
}
