package io.maskwatch.detector.kafka;

import io.maskwatch.detector.work.Symptoms;
import io.maskwatch.runtime.Backoff;
import io.maskwatch.runtime.ErrorTally;
import io.maskwatch.runtime.role.RoleContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends records until the broker has them: the client retries without end, and what it gives up nevertheless is sent again
 * from {@link #tend}. The number of unacknowledged records is bounded by whoever bounds the frames in flight. {@link #send}
 * is thread-safe; {@link #tend} is called by one thread now and then. Closes the producer.
 */
public final class ReliableProducer implements AutoCloseable {
    /** Overrides for the client: never give up by itself, never block a thread for long. */
    private static final Map<String, Object> SETTINGS =
            Map.of("delivery.timeout.ms", Integer.MAX_VALUE, "max.block.ms", 5000, "compression.type", "lz4");

    private static final Logger LOG = LoggerFactory.getLogger(ReliableProducer.class);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String SYMPTOM = "publishing";

    private final Producer<String, byte[]> producer;
    private final Symptoms symptoms;
    private final ErrorTally errors;
    private final InstantSource clock;
    private final Backoff backoff =
            new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5), RandomGenerator.getDefault());
    private final AtomicLong unacknowledged = new AtomicLong();
    private final Queue<Parcel> failed = new ConcurrentLinkedQueue<>();
    private volatile Instant progressAt;
    private Instant resendAt = Instant.MIN;

    /** Makes its client; what is wrong is told to {@code symptoms}. */
    public ReliableProducer(RoleContext context, Symptoms symptoms) {
        this(context.kafka().producer("detector", SETTINGS), context.clock(), symptoms);
    }

    /** Takes over a client. */
    ReliableProducer(Producer<String, byte[]> producer, InstantSource clock, Symptoms symptoms) {
        this.producer = producer;
        this.symptoms = symptoms;
        this.errors = new ErrorTally(LOG, clock, BETWEEN_LINES);
        this.clock = clock;
        this.progressAt = clock.instant();
    }

    /** Sends; {@code acknowledged} is run once, on the client's thread, when the broker has it. */
    void send(ProducerRecord<String, byte[]> record, Runnable acknowledged) {
        if (unacknowledged.getAndIncrement() == 0) {
            progressAt = clock.instant();
        }
        attempt(new Parcel(record, acknowledged));
    }

    /** Sends again what failed, and notes whether the broker answers. */
    void tend() {
        Instant now = clock.instant();
        if (!failed.isEmpty() && !now.isBefore(resendAt)) {
            resendAt = now.plus(backoff.next());
            for (int left = failed.size(); left > 0; left--) {
                Parcel parcel = failed.poll();
                if (parcel != null) {
                    attempt(parcel);
                }
            }
        }
        long pending = unacknowledged.get();
        Duration silence = Duration.between(progressAt, now);
        symptoms.note(
                SYMPTOM,
                !failed.isEmpty() || (pending > 0 && silence.compareTo(PATIENCE) > 0),
                "the broker has not acknowledged " + pending + " outcomes for " + silence.toSeconds() + " s");
    }

    private void attempt(Parcel parcel) {
        try {
            // The call-back tells how it ended; the future would say the same.
            Future<?> unused = producer.send(parcel.record, (metadata, failure) -> finished(parcel, failure));
        } catch (KafkaException | IllegalStateException e) {
            finished(parcel, e);
        }
    }

    private void finished(Parcel parcel, @Nullable Exception failure) {
        if (failure != null) {
            errors.count("publishing failed, will be tried again", failure.toString());
            failed.add(parcel);
            return;
        }
        progressAt = clock.instant();
        unacknowledged.decrementAndGet();
        parcel.acknowledged.run();
    }

    /** Waits a while for what is on its way, then gives up the rest, whose frames are not committed either. */
    @Override
    public void close() {
        producer.close(PATIENCE);
    }

    /** What is to be sent, and what happens then. */
    private record Parcel(ProducerRecord<String, byte[]> record, Runnable acknowledged) {}
}
