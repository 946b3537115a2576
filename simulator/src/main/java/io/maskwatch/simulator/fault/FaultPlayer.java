package io.maskwatch.simulator.fault;

import io.maskwatch.runtime.NamedThreads;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Plays a script on a panel, once, from its start on, on one thread of its own. Closing ends the play, not the faults. */
public final class FaultPlayer implements AutoCloseable {
    private static final Duration JOIN = Duration.ofSeconds(5);

    private final ScheduledExecutorService timer;

    private FaultPlayer(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    /** Begins to play. */
    @SuppressWarnings("FutureReturnValueIgnored") // a failure is logged by the thread's handler
    public static FaultPlayer start(String camera, FaultScript script, FaultPanel panel) {
        ScheduledExecutorService timer =
                Executors.newSingleThreadScheduledExecutor(NamedThreads.factory("faults-" + camera));
        for (FaultSpell spell : script.faults()) {
            after(timer, spell.from(), () -> panel.begin(spell.fault(), spell.effectiveAmount()));
            if (spell.until() != null) {
                after(timer, spell.until(), () -> panel.end(spell.fault()));
            }
        }
        return new FaultPlayer(timer);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // beginnings and ends do not fail
    private static void after(ScheduledExecutorService timer, Duration delay, Runnable change) {
        timer.schedule(change, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        if (!NamedThreads.stop(timer, JOIN)) {
            throw new IllegalStateException("The player of a fault script did not end");
        }
    }
}
