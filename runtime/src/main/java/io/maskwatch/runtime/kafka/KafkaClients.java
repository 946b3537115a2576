package io.maskwatch.runtime.kafka;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Makes Kafka clients with our habits (nothing acknowledged before it is safe, nothing committed by itself, nothing read
 * that was aborted) below the user's own properties, which win. Keys are strings, values the bytes of a codec.
 * Thread-safe; whoever asks for a client closes it.
 */
public final class KafkaClients {
    /**
     * One request under way per connection. With more, a broker that has just become leader of a new partition may refuse
     * the first batch, accept the second as the beginning, and then refuse the first one for ever as out of sequence.
     */
    private static final String IN_FLIGHT = "max.in.flight.requests.per.connection";

    /**
     * A broker that stands still keeps its connections, and what was asked of it is asked of its successor only when this is
     * over: soon after the cluster has found one, which takes six to nine seconds.
     */
    private static final int REQUEST_LIMIT_MS = 10_000;

    private static final Duration REACH_LIMIT = Duration.ofSeconds(10);

    private final KafkaSettings settings;
    private final String clientIdPrefix;

    /**
     * @param settings the user's properties
     * @param clientIdPrefix begins each client's id, so that operators recognise the process
     */
    public KafkaClients(KafkaSettings settings, String clientIdPrefix) {
        this.settings = settings;
        this.clientIdPrefix = clientIdPrefix;
    }

    public String bootstrapServers() {
        return settings.bootstrapServers();
    }

    /** A producer that keeps order and writes each record once, acknowledged by all in-sync copies. */
    public Producer<String, byte[]> producer(String role, Map<String, Object> overrides) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("acks", "all");
        properties.put("enable.idempotence", true);
        properties.put("linger.ms", 0);
        properties.put(IN_FLIGHT, 1);
        properties.putAll(overrides);
        Map<String, Object> all = withUsers(properties, role + "-producer");
        return made(() -> new KafkaProducer<>(all, new StringSerializer(), new ByteArraySerializer()));
    }

    /**
     * A consumer that reads from the beginning where it has no position, reads only committed records, and commits only
     * when told.
     *
     * @param groupId the group that it joins; null for a reader on its own, which assigns itself partitions
     */
    public Consumer<String, byte[]> consumer(String role, @Nullable String groupId, Map<String, Object> overrides) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("enable.auto.commit", false);
        properties.put("auto.offset.reset", "earliest");
        properties.put("isolation.level", "read_committed");
        properties.put("allow.auto.create.topics", false);
        if (groupId != null) {
            properties.put("group.id", groupId);
        }
        properties.putAll(overrides);
        Map<String, Object> all = withUsers(properties, role + "-consumer");
        return made(() -> new KafkaConsumer<>(all, new StringDeserializer(), new ByteArrayDeserializer()));
    }

    /** A client for topics and groups. */
    public Admin admin() {
        Map<String, Object> all = withUsers(Map.of(), "admin");
        return made(() -> Admin.create(all));
    }

    /** What a Kafka Streams application needs to reach the cluster; its own properties go on top. */
    public Map<String, Object> streamsProperties(String applicationId) {
        Map<String, Object> properties = withUsers(Map.of("producer." + IN_FLIGHT, 1), applicationId);
        properties.put("application.id", applicationId);
        return properties;
    }

    /**
     * Asks the cluster for its identity, so that an unreachable broker is told at once.
     *
     * @throws UserError if it does not answer within ten seconds
     */
    public void reach() {
        try (AdminSession session = new AdminSession(admin())) {
            session.admin().describeCluster().clusterId().get(REACH_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(e);
        }
    }

    /** What is said where the cluster did not answer in time. */
    public UserError unreachable(Exception cause) {
        return new UserError(
                ExitCode.UNAVAILABLE,
                "kafka.bootstrap.servers=" + bootstrapServers(),
                "the Kafka cluster cannot be reached (" + Causes.words(cause) + ")",
                "Check that the broker runs and that the address is right, or start one with: maskwatch broker --data DIR");
    }

    /** A client whose properties are wrong fails while it is made: its user's mistake, or an address that means nothing. */
    private <C> C made(Supplier<C> maker) {
        try {
            return maker.get();
        } catch (KafkaException e) {
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    "kafka.bootstrap.servers=" + bootstrapServers() + " and the other properties of section kafka",
                    "no Kafka client can be made with them (" + Causes.words(e) + ")",
                    "Write addresses as HOST:PORT, with names that this machine can resolve, and properties as Kafka"
                            + " documents them");
        }
    }

    private Map<String, Object> withUsers(Map<String, Object> ours, String clientRole) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("request.timeout.ms", REQUEST_LIMIT_MS);
        properties.putAll(ours);
        properties.put("client.id", clientIdPrefix + "-" + clientRole);
        properties.putAll(settings.properties());
        return properties;
    }
}
