package io.maskwatch.sink.history.kafka;

import io.maskwatch.runtime.Component;
import io.maskwatch.runtime.Health;
import io.maskwatch.runtime.NamedThreads;
import io.maskwatch.runtime.role.RoleContext;
import io.maskwatch.sink.history.HistoryHealth;
import io.maskwatch.sink.history.HistoryWriter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds the history from the topics, from their beginning on, on a thread of its own. Any number of processes share the
 * partitions as one group. An outage of the database makes it sick for as long as it lasts; nothing is lost by it.
 */
public final class HistoryFeed implements Component {
    /** The group that shares the topics. */
    public static final String GROUP = "maskwatch-history";

    private static final Logger LOG = LoggerFactory.getLogger(HistoryFeed.class);

    /** More than a write to a database that does not answer takes. */
    private static final Duration END_LIMIT = Duration.ofSeconds(90);

    private final RoleContext context;
    private final HistoryWriter writer;
    private final HistoryProgress progress = new HistoryProgress();
    private @Nullable HistoryLoop loop;
    private @Nullable Thread thread;

    /** @param writer not closed here */
    public HistoryFeed(RoleContext context, HistoryWriter writer) {
        this.context = context;
        this.writer = writer;
    }

    @Override
    public String name() {
        return "history";
    }

    @Override
    public synchronized void start() {
        HistoryMeters meters = new HistoryMeters(context.meters(), progress::health);
        HistoryLoop started = new HistoryLoop(context, writer, progress, meters);
        loop = started;
        thread = NamedThreads.start("history-feed", started::run, this::failed);
    }

    @Override
    public Health check() {
        return progress.check();
    }

    /** How far it has come. */
    public HistoryHealth progress() {
        return progress.health();
    }

    @Override
    public synchronized void close() {
        if (loop != null && thread != null) {
            loop.stop();
            if (!NamedThreads.join(thread, END_LIMIT)) {
                LOG.error("{} is still running after {}", thread.getName(), END_LIMIT);
            }
        }
    }

    private void failed(Thread failed, Throwable cause) {
        LOG.error("{} ended by a fault", failed.getName(), cause);
        progress.fails(failed.getName() + " ended by a fault: " + cause);
    }
}
