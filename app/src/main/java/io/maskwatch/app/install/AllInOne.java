package io.maskwatch.app.install;

import io.maskwatch.app.broker.BrokerPorts;
import io.maskwatch.app.broker.DataFolder;
import io.maskwatch.app.broker.kafka.EmbeddedBroker;
import io.maskwatch.runtime.ClosingStack;
import io.maskwatch.runtime.Component;
import io.maskwatch.runtime.Health;
import io.maskwatch.runtime.kafka.KafkaSettings;
import io.maskwatch.runtime.role.RoleContext;
import io.maskwatch.schemas.TopicProfile;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Broker and all roles in one process, on one data folder: the same roles that run as processes of their own on a cluster.
 * Opened with everything running; closed in reverse order.
 */
public final class AllInOne implements AutoCloseable {
    private final ClosingStack parts = new ClosingStack();
    private final List<Component> components = new ArrayList<>();
    private final ClusterAccess cluster;
    private final Component ingest;

    private AllInOne(ClusterAccess cluster, Component ingest) {
        this.cluster = cluster;
        this.ingest = ingest;
    }

    /**
     * Starts broker, sink, detector and ingest.
     *
     * @param data locked by the caller, who closes it after this
     * @param port the broker's port for clients; 0 for the one that this folder had, or any
     */
    public static AllInOne start(DataFolder data, int port, Roles roles, MeterRegistry meters, Progress progress) {
        ClosingStack starting = new ClosingStack();
        try {
            progress.step("starting the Kafka broker");
            Path brokerFolder = data.folder("broker");
            EmbeddedBroker broker =
                    started(starting, new EmbeddedBroker(brokerFolder, BrokerPorts.of(data.path(), port)));
            progress.step("creating topics");
            ClusterAccess cluster = ClusterAccess.to(KafkaSettings.of(broker.bootstrapServers()), "maskwatch");
            cluster.createTopics(TopicProfile.EMBEDDED);
            cluster.prepare(TopicProfile.EMBEDDED);
            RoleContext context = cluster.context(meters, WorkerId.ofThisProcess());
            progress.step("starting the sink");
            Component sink = started(starting, roles.sink(context));
            progress.step("loading the model");
            Component detector = started(starting, roles.detector(context));
            progress.step("starting ingest");
            Component ingest = started(starting, roles.ingest(context));
            AllInOne installation = new AllInOne(cluster, ingest);
            installation.parts.push(starting);
            installation.components.addAll(List.of(broker, sink, detector, ingest));
            return installation;
        } catch (RuntimeException e) {
            closeAfter(e, starting);
            throw e;
        }
    }

    /** The cluster within. */
    public ClusterAccess cluster() {
        return cluster;
    }

    /** Ends the cameras, so that the rest can finish what is on its way. */
    public void stopCameras() {
        ingest.close();
    }

    /** The first part that does not work, or healthy. */
    public Health check() {
        return components.stream()
                .map(component -> named(component.name(), component.check()))
                .filter(health -> !health.healthy())
                .findFirst()
                .orElseGet(Health::ok);
    }

    /** Each part. */
    public List<Component> components() {
        return List.copyOf(components);
    }

    @Override
    public void close() {
        parts.close();
    }

    private static Health named(String name, Health health) {
        return health.healthy() ? health : Health.sick(name + ": " + health.explanation());
    }

    private static <T extends Component> T started(ClosingStack parts, T component) {
        parts.push(component);
        component.start();
        return component;
    }

    private static void closeAfter(RuntimeException failure, ClosingStack parts) {
        try {
            parts.close();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }
}
