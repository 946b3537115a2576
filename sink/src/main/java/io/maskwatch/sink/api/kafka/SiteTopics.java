package io.maskwatch.sink.api.kafka;

import io.maskwatch.runtime.ClosingStack;
import io.maskwatch.runtime.Component;
import io.maskwatch.runtime.ErrorTally;
import io.maskwatch.runtime.Health;
import io.maskwatch.runtime.kafka.ConsumerThread;
import io.maskwatch.runtime.role.RoleContext;
import io.maskwatch.sink.api.Problem;
import io.maskwatch.sink.api.SiteChanges;
import io.maskwatch.sink.api.SiteView;
import io.maskwatch.sink.api.event.EventHub;
import io.maskwatch.sink.api.event.EventSource;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The API's side of Kafka: shows cameras, settings and status, changes them, and tells what happens. One thread reads; an
 * outage is waited out. Thread-safe.
 */
public final class SiteTopics implements Component {
    private static final Logger LOG = LoggerFactory.getLogger(SiteTopics.class);
    private static final int MOST_EVENTS = 10_000;

    private final RoleContext context;
    private final SiteTables tables = new SiteTables();
    private final EventHub hub = new EventHub(MOST_EVENTS);
    private final SiteProgress progress = new SiteProgress();
    private final ConsumerThread reading;
    private final ClosingStack started = new ClosingStack();
    private volatile @Nullable SiteWriter writer;

    public SiteTopics(RoleContext context) {
        this.context = context;
        ErrorTally errors = new ErrorTally(LOG, context.clock(), Duration.ofMinutes(1));
        this.reading = new ConsumerThread(
                "maskwatch-api-topics",
                () -> context.kafka().consumer("api", null, Map.of()),
                new SiteTail(context, tables, hub, progress, errors),
                errors);
    }

    @Override
    public String name() {
        return "api-topics";
    }

    @Override
    public synchronized void start() {
        writer = started.push(new SiteWriter(context.kafka(), context.codecs(), progress));
        started.push(reading).start();
    }

    /** Cameras, settings and status as they are now. */
    public SiteView view() {
        return tables;
    }

    /** Changes them; only while started. */
    public SiteChanges changes() {
        SiteWriter writing = writer;
        if (writing == null) {
            throw Problem.unavailable("Kafka is not connected.").exception();
        }
        return writing;
    }

    /** Tells what happens. */
    public EventSource events() {
        return new EventSource(hub, new TopicReplay(context, tables, progress));
    }

    @Override
    public Health check() {
        Health health = reading.check();
        return health.healthy() && !tables.isReady()
                ? Health.sick("still reading cameras, settings and status")
                : health;
    }

    @Override
    public synchronized void close() {
        started.close();
        writer = null;
    }
}
