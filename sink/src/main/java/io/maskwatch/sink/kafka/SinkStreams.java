package io.maskwatch.sink.kafka;

import io.maskwatch.runtime.ClosingStack;
import io.maskwatch.runtime.ErrorTally;
import io.maskwatch.runtime.Health;
import io.maskwatch.runtime.role.RoleContext;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.sink.SinkConfig;
import io.maskwatch.sink.camera.StepSettings;
import io.maskwatch.sink.state.ReleasedStates;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running topology: checks the topics, starts Kafka Streams, tells its health, closes it. Thread-safe. */
public final class SinkStreams implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SinkStreams.class);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(30);
    private static final Duration TALLY_PERIOD = Duration.ofSeconds(30);
    private static final Duration REFUSALS_PERIOD = Duration.ofHours(1);

    private final SinkConfig config;
    private final RoleContext context;
    private final StreamsFailures failures;
    private final ClosingStack resources = new ClosingStack();
    private volatile @Nullable ClusterPulse pulse;
    private volatile @Nullable KafkaStreams streams;

    public SinkStreams(SinkConfig config, RoleContext context) {
        this.config = config;
        this.context = context;
        this.failures = new StreamsFailures(new ErrorTally(LOG, context.clock(), TALLY_PERIOD));
    }

    /** Starts; returns before the first task runs. */
    public synchronized void start() {
        Admin admin = context.kafka().admin();
        resources.push(() -> admin.close(Duration.ZERO)); // nobody waits for its answers any more
        int partitions = PartitionCheck.check(admin, config.applicationId());
        ClusterView cluster =
                new AdminView(admin, config.applicationId(), new ErrorTally(LOG, context.clock(), REFUSALS_PERIOD));
        SinkParts parts = new SinkParts(
                context.codecs(),
                new Codecs(new ReleasedStates()),
                StepSettings.of(config),
                config.inMemory(),
                partitions,
                new ClusterCatchUps(cluster, SinkTopology.signalsTopic(config.applicationId()), partitions),
                new SinkMeters(context.meters()),
                context.clock(),
                context.workerId(),
                new AtomicLong());
        KafkaStreams started =
                new KafkaStreams(SinkTopology.build(parts), StreamsProperties.of(context.kafka(), config));
        resources.push(() -> close(started));
        started.setUncaughtExceptionHandler(failures);
        started.setStateListener((now, before) -> {
            if (now == State.RUNNING) {
                failures.over();
            }
        });
        ClusterPulse asked = resources.push(new ClusterPulse(cluster, ClusterCatchUps.allInputs(partitions)));
        pulse = asked;
        streams = started;
        asked.start();
        started.start();
    }

    /** Whether it works, or will as soon as its tasks are assigned, and brokers are there to read from. */
    public Health health() {
        KafkaStreams current = streams;
        ClusterPulse asked = pulse;
        if (!failures.bug().isEmpty()) {
            return Health.broken("The sink has stopped: " + failures.bug());
        }
        if (!failures.outage().isEmpty()) {
            return Health.sick("The sink waits: " + failures.outage());
        }
        if (current == null || asked == null) {
            return Health.sick("The sink has not been started");
        }
        State state = current.state();
        boolean working = state == State.RUNNING || state == State.REBALANCING || state == State.CREATED;
        return working ? asked.check() : Health.sick("Kafka Streams is in state " + state);
    }

    @Override
    public synchronized void close() {
        failures.close();
        resources.close();
    }

    private static void close(KafkaStreams streams) {
        boolean closed = streams.close(
                CloseOptions.timeout(CLOSE_LIMIT).withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
        if (!closed) {
            LOG.warn("Kafka Streams did not close within {}", CLOSE_LIMIT);
        }
    }
}
