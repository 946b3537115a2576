package io.maskwatch.runtime.kafka;

import io.maskwatch.runtime.Backoff;
import io.maskwatch.runtime.ErrorTally;
import io.maskwatch.runtime.Health;
import io.maskwatch.runtime.NamedThreads;
import io.maskwatch.runtime.UserError;
import io.maskwatch.schemas.UnknownSchemaException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that reads with a consumer of its own. Where the consumer fails, the thread waits, longer each time up to
 * 10 s, and opens a new one; anything but an outage ends it and leaves it sick. Thread-safe; started once.
 */
public final class ConsumerThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConsumerThread.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration JOIN_LIMIT = Duration.ofSeconds(10);

    private final String name;
    private final Supplier<Consumer<String, byte[]>> consumers;
    private final Reader reader;
    private final ErrorTally errors;
    private final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable Thread thread;
    private volatile @Nullable Consumer<String, byte[]> reading;
    private volatile Health health = Health.sick("not started");

    /** What is done with the consumer, always by the same thread. */
    public interface Reader {
        /** Puts a new consumer where reading is to begin, or to go on. */
        void open(Consumer<String, byte[]> consumer);

        /** One poll, worked in. Returns within a second. */
        void runOnce(Consumer<String, byte[]> consumer);
    }

    /**
     * @param name the thread's
     * @param consumers makes a consumer
     * @param reader reads with it
     * @param errors told of outages
     */
    public ConsumerThread(String name, Supplier<Consumer<String, byte[]>> consumers, Reader reader, ErrorTally errors) {
        this.name = name;
        this.consumers = consumers;
        this.reader = reader;
        this.errors = errors;
    }

    /** Begins to read. */
    public synchronized void start() {
        health = Health.ok();
        thread = NamedThreads.start(name, this::run, (failed, cause) -> {
            health = Health.sick(name + " failed: " + cause);
            LOG.error("{} failed", failed.getName(), cause);
        });
    }

    /** Whether it reads; sick before the start, during an outage, and after a fault. */
    public Health check() {
        return health;
    }

    @Override
    public synchronized void close() {
        closed.countDown();
        Consumer<String, byte[]> consumer = reading;
        if (consumer != null) {
            consumer.wakeup();
        }
        if (thread != null) {
            NamedThreads.join(thread, JOIN_LIMIT);
        }
    }

    private void run() {
        Backoff backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE, RandomGenerator.getDefault());
        while (running()) {
            try (Consumer<String, byte[]> consumer = consumers.get()) {
                reading = consumer;
                reader.open(consumer);
                while (running()) {
                    reader.runOnce(consumer);
                    health = Health.ok();
                    backoff.reset();
                }
            } catch (WakeupException e) {
                LOG.debug("{} was woken up to close", name);
            } catch (KafkaException | UserError | UnknownSchemaException e) {
                health = Health.sick("Kafka cannot be read: " + e.getMessage());
                errors.count(name, String.valueOf(e.getMessage()));
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
                LOG.debug("{} is closing", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed.countDown();
        }
    }
}
