package io.maskwatch.sink.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.maskwatch.runtime.ErrorTally;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class StreamsFailuresTest {
    private final StreamsFailures failures = new StreamsFailures(new ErrorTally(
            LoggerFactory.getLogger(StreamsFailuresTest.class), InstantSource.system(), Duration.ofMinutes(1)));

    @BeforeEach
    void waitForNothing() {
        failures.close();
    }

    @Test
    void waitsOutAnOutage() {
        assertThat(response(new StreamsException(new TimeoutException("no answer"))))
                .isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
        assertThat(failures.outage()).contains("no answer");
        assertThat(failures.bug()).isEmpty();
    }

    /** What Kafka Streams 4 ends a thread with when the brokers stay away for longer than a minute or two; Kafka has no type for it. */
    @Test
    void waitsOutAnOutageInTheMiddleOfATransaction() throws IOException {
        IllegalStateException unsettled = unsettled();
        assertThat(response(new StreamsException(unsettled)))
                .as(unsettled.toString())
                .isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
        assertThat(failures.bug()).isEmpty();
    }

    /** The first one was seen when a broker was killed while a sink committed; it ended both sinks. */
    @Test
    void beginsAnewWhereTheBrokersHaveEndedATransaction() {
        List<ApiException> ended = List.of(
                new InvalidTxnStateException("invalid state"),
                new InvalidPidMappingException("unknown"),
                new ProducerFencedException("fenced"),
                new TransactionAbortableException("abort it"),
                new OutOfOrderSequenceException("out of order"));
        for (ApiException end : ended) {
            assertThat(response(new StreamsException("Error encountered trying to commit a transaction", end)))
                    .as(end.toString())
                    .isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
        }
        assertThat(failures.bug()).isEmpty();
    }

    @Test
    void stopsOnABugAndOnATopicThatIsGone() {
        assertThat(response(new StreamsException(new IllegalStateException("never seen"))))
                .isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
        assertThat(failures.bug()).contains("never seen");
        assertThat(response(new MissingSourceTopicException("gone")))
                .isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
        assertThat(failures.bug()).contains("maskwatch topics apply");
    }

    /** In Kafka's own words, which are all that tells it: of a producer that goes on before it knows how its last call ended. */
    private static IllegalStateException unsettled() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<String, Object> properties = Map.of(
                    "bootstrap.servers",
                    "127.0.0.1:" + mute.getLocalPort(),
                    "transactional.id",
                    "t",
                    "request.timeout.ms",
                    1, // closing waits as long as this for a connection
                    "max.block.ms",
                    1);
            Producer<byte[], byte[]> producer =
                    new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
            try {
                assertThatThrownBy(producer::initTransactions).isInstanceOf(TimeoutException.class);
                return catchThrowableOfType(IllegalStateException.class, producer::beginTransaction);
            } finally {
                producer.close(Duration.ZERO);
            }
        }
    }

    private StreamThreadExceptionResponse response(Throwable failure) {
        return failures.handle(failure);
    }
}
