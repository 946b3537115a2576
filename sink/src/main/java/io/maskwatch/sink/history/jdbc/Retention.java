package io.maskwatch.sink.history.jdbc;

import io.maskwatch.runtime.Component;
import io.maskwatch.runtime.ErrorTally;
import io.maskwatch.runtime.Health;
import io.maskwatch.runtime.NamedThreads;
import io.maskwatch.sink.history.HistoryException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes what is too old, every ten minutes, on a thread of its own. An outage is waited out. */
public final class Retention implements Component {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final Duration PERIOD = Duration.ofMinutes(10);
    private static final Duration END_LIMIT = Duration.ofSeconds(90);

    private final RetentionSweep sweep;
    private final InstantSource clock;
    private final ErrorTally errors;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(NamedThreads.factory("history-retention"));
    private volatile @Nullable ScheduledFuture<?> turns;

    /** @param clock says what is old */
    public Retention(RetentionSweep sweep, InstantSource clock) {
        this.sweep = sweep;
        this.clock = clock;
        this.errors = new ErrorTally(LOG, clock, PERIOD);
    }

    @Override
    public String name() {
        return "history-retention";
    }

    @Override
    public void start() {
        turns = thread.scheduleWithFixedDelay(this::runOnce, 0, PERIOD.toSeconds(), TimeUnit.SECONDS);
    }

    /** A fault ends its turns. */
    @Override
    public Health check() {
        ScheduledFuture<?> current = turns;
        return current != null && current.isDone() && !thread.isShutdown()
                ? Health.sick("deleting what is too old ended by a fault")
                : Health.ok();
    }

    @Override
    public void close() {
        if (!NamedThreads.stop(thread, END_LIMIT)) {
            LOG.error("Deleting what is too old is still going on after {}", END_LIMIT);
        }
    }

    void runOnce() {
        try {
            long deleted = sweep.run(clock.instant());
            if (deleted > 0) {
                LOG.info("Deleted {} rows of history that were too old", deleted);
            }
        } catch (HistoryException e) {
            errors.count("deleting what is too old failed, will be tried again", String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("Deleting what is too old ended by a fault", e);
            throw e;
        }
    }
}
