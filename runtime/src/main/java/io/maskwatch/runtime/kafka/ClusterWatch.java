package io.maskwatch.runtime.kafka;

import io.maskwatch.runtime.Component;
import io.maskwatch.runtime.ErrorTally;
import io.maskwatch.runtime.Health;
import io.maskwatch.runtime.NamedThreads;
import io.maskwatch.runtime.UserError;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Looks at the cluster now and then while a role works: a topic that was deleted or given other partitions, on two looks in a
 * row, makes the role unhealthy, with what is to be done, until it is as it was; a clock that differs from the cluster's is
 * logged. That the cluster does not answer is told by those who work with it. Thread-safe.
 */
public final class ClusterWatch implements Component {
    private static final Duration EVERY = Duration.ofSeconds(30);
    private static final Duration BEFORE_SECOND_LOOK = Duration.ofSeconds(5);
    private static final Duration TALLY_PERIOD = Duration.ofMinutes(10);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);
    /** More than answers take, less than anything that goes by time can bear. */
    private static final long APART_MS = 5_000;

    private final Supplier<Optional<UserError>> topicFault;
    private final Supplier<OptionalLong> clusterMs;
    private final InstantSource clock;
    private final ErrorTally errors;
    private final CountDownLatch closing = new CountDownLatch(1);
    private @Nullable Thread thread;
    private volatile Health health = Health.ok();
    private boolean suspected;

    /**
     * @param topicFault why topics cannot be worked on; throws {@link UserError} if the cluster cannot be asked
     * @param clusterMs the cluster's time in ms; empty if it is not told
     */
    public ClusterWatch(
            Supplier<Optional<UserError>> topicFault, Supplier<OptionalLong> clusterMs, InstantSource clock) {
        this.topicFault = topicFault;
        this.clusterMs = clusterMs;
        this.clock = clock;
        this.errors = new ErrorTally(LoggerFactory.getLogger(ClusterWatch.class), clock, TALLY_PERIOD);
    }

    @Override
    public String name() {
        return "cluster";
    }

    @Override
    public synchronized void start() {
        thread = NamedThreads.start("cluster-watch", this::looks, (failed, cause) -> {
            errors.count("the watch ended", String.valueOf(cause));
            health = Health.sick("the cluster is not looked at any more: " + cause);
        });
    }

    @Override
    public Health check() {
        return health;
    }

    @Override
    public synchronized void close() {
        closing.countDown();
        if (thread != null) {
            thread.interrupt();
            NamedThreads.join(thread, CLOSE_LIMIT);
        }
    }

    private void looks() {
        try {
            do {
                look();
            } while (!closing.await(untilNextLook().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A suspicion is soon confirmed or given up. */
    private Duration untilNextLook() {
        return suspected && health.healthy() ? BEFORE_SECOND_LOOK : EVERY;
    }

    /** Looks once; never throws, so that the next look comes. */
    void look() {
        try {
            Optional<UserError> fault = topicFault.get();
            boolean again = suspected;
            suspected = fault.isPresent(); // one broker's knowledge may be old
            if (fault.isEmpty()) {
                health = Health.ok();
                compareClocks();
            } else if (again) {
                health = Health.sick(String.valueOf(fault.get().getMessage()));
            }
        } catch (UserError e) {
            suspected = false; // an outage, which others tell
        } catch (RuntimeException e) {
            errors.count("the cluster cannot be looked at", String.valueOf(e));
        }
    }

    private void compareClocks() {
        long before = clock.millis();
        OptionalLong told = clusterMs.get();
        long after = clock.millis();
        told.ifPresent(time -> {
            long aheadMs = before > time ? before - time : Math.min(0, after - time);
            if (Math.abs(aheadMs) > APART_MS) {
                errors.count(
                        "this machine's clock differs from the cluster's",
                        "it is %d s %s: synchronise both"
                                .formatted(Math.abs(aheadMs) / 1_000, aheadMs > 0 ? "ahead" : "behind"));
            }
        });
    }
}
