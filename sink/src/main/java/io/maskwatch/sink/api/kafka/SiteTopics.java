package io.maskwatch.sink.api.kafka;

import io.maskwatch.runtime.Backoff;
import io.maskwatch.runtime.ClosingStack;
import io.maskwatch.runtime.Component;
import io.maskwatch.runtime.ErrorTally;
import io.maskwatch.runtime.Health;
import io.maskwatch.runtime.NamedThreads;
import io.maskwatch.runtime.UserError;
import io.maskwatch.runtime.role.RoleContext;
import io.maskwatch.schemas.UnknownSchemaException;
import io.maskwatch.sink.api.Problem;
import io.maskwatch.sink.api.SiteChanges;
import io.maskwatch.sink.api.SiteView;
import io.maskwatch.sink.api.event.EventHub;
import io.maskwatch.sink.api.event.EventSource;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
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
    private static final Duration JOIN_LIMIT = Duration.ofSeconds(10);

    private final RoleContext context;
    private final SiteTables tables = new SiteTables();
    private final EventHub hub = new EventHub(MOST_EVENTS);
    private final SiteProgress progress = new SiteProgress();
    private final ErrorTally errors;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ClosingStack started = new ClosingStack();
    private volatile @Nullable SiteWriter writer;
    private volatile @Nullable Consumer<String, byte[]> reading;
    private volatile Health health = Health.sick("not started");

    public SiteTopics(RoleContext context) {
        this.context = context;
        this.errors = new ErrorTally(LOG, context.clock(), Duration.ofMinutes(1));
    }

    @Override
    public String name() {
        return "api-topics";
    }

    @Override
    public synchronized void start() {
        health = Health.sick("still reading cameras, settings and status");
        writer = started.push(new SiteWriter(context.kafka(), context.codecs(), progress));
        Thread thread = NamedThreads.start("maskwatch-api-topics", this::run, (failed, cause) -> {
            health = Health.sick("reading the topics failed: " + cause);
            LOG.error("{} failed", failed.getName(), cause);
        });
        started.push(() -> end(thread));
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
        return health;
    }

    @Override
    public synchronized void close() {
        started.close();
        writer = null;
    }

    private void end(Thread thread) {
        closed.countDown();
        Consumer<String, byte[]> consumer = reading;
        if (consumer != null) {
            consumer.wakeup();
        }
        NamedThreads.join(thread, JOIN_LIMIT);
    }

    private void run() {
        SiteTail tail = new SiteTail(context, tables, hub, progress, errors);
        Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10), RandomGenerator.getDefault());
        while (running()) {
            try (Consumer<String, byte[]> consumer = context.kafka().consumer("api", null, Map.of())) {
                reading = consumer;
                tail.open(consumer);
                while (running()) {
                    tail.runOnce(consumer);
                    health = tables.isReady() ? Health.ok() : health;
                    backoff.reset();
                }
            } catch (WakeupException e) {
                LOG.debug("Woken up to close");
            } catch (KafkaException | UserError | UnknownSchemaException e) {
                health = Health.sick("Kafka cannot be read: " + e.getMessage());
                errors.count("reading the topics for the API", String.valueOf(e.getMessage()));
                pause(backoff.next());
            }
        }
    }

    private boolean running() {
        return closed.getCount() > 0;
    }

    private void pause(Duration pause) {
        try {
            if (closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("Closing");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed.countDown();
        }
    }
}
