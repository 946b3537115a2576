package io.maskwatch.sink.kafka;

import io.maskwatch.runtime.Backoff;
import io.maskwatch.runtime.ErrorTally;
import io.maskwatch.runtime.Redaction;
import io.maskwatch.schemas.UnknownSchemaException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.errors.ApplicationRecoverableException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What ended a stream thread, and what becomes of it: an outage is waited out, on the dying thread, and tried again; a
 * bug stops the sink loudly. Thread-safe.
 */
final class StreamsFailures implements StreamsUncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsFailures.class);

    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicReference<String> outage = new AtomicReference<>("");
    private final AtomicReference<String> bug = new AtomicReference<>("");
    private final ErrorTally errors;
    private final Backoff backoff =
            new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30), RandomGenerator.getDefault());

    StreamsFailures(ErrorTally errors) {
        this.errors = errors;
    }

    @Override
    public StreamThreadExceptionResponse handle(Throwable failure) {
        Optional<Throwable> cause = outageIn(failure);
        if (cause.isEmpty()) {
            bug.set(words(failure));
            LOG.error("The sink stops: {}", bug.get(), failure);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        errors.count("sink outage", words(cause.get()));
        outage.set(words(cause.get()));
        pause();
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    /** All threads work again. */
    void over() {
        outage.set("");
        synchronized (backoff) {
            backoff.reset();
        }
    }

    /** Ends the waiting. */
    void close() {
        closing.countDown();
    }

    /** What stopped the sink; empty if nothing did. */
    String bug() {
        return bug.get();
    }

    /** What it waits for; empty if it does not wait. */
    String outage() {
        return outage.get();
    }

    static Optional<Throwable> outageIn(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownSchemaException
                    || cause instanceof RetriableException
                    || aborted(cause)
                    || unsettled(cause)) {
                return Optional.of(cause);
            }
        }
        return Optional.empty();
    }

    /**
     * What a commit is answered when the brokers, one of which took over from another, have ended the transaction otherwise. What
     * counts is then what was committed before, and that is where a new thread begins.
     */
    private static boolean aborted(Throwable cause) {
        return cause instanceof InvalidTxnStateException
                || cause instanceof ApplicationRecoverableException
                || cause instanceof TransactionAbortableException
                || cause instanceof OutOfOrderSequenceException;
    }

    /**
     * What a producer answers when it is to begin something new while it does not know how its last transaction ended, since the
     * brokers have been away for more than a minute. Kafka has no type for it; a new thread asks how it ended.
     */
    private static boolean unsettled(Throwable cause) {
        return cause instanceof IllegalStateException
                && String.valueOf(cause.getMessage()).contains("timed out and must be retried");
    }

    private void pause() {
        Duration pause;
        synchronized (backoff) {
            pause = backoff.next();
        }
        try {
            boolean closed = closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            LOG.debug("Waited {} for the next attempt, closing: {}", pause, closed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String words(Throwable failure) {
        if (failure instanceof MissingSourceTopicException) {
            return "a topic that it reads was deleted. Create it again with: maskwatch topics apply";
        }
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return Redaction.redact(root.getClass().getSimpleName() + ": " + root.getMessage());
    }
}
