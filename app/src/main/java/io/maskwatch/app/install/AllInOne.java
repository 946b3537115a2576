package io.maskwatch.app.install;

import io.maskwatch.app.broker.BrokerNode;
import io.maskwatch.app.broker.BrokerPorts;
import io.maskwatch.app.broker.DataFolder;
import io.maskwatch.app.broker.kafka.EmbeddedBroker;
import io.maskwatch.runtime.ClosingStack;
import io.maskwatch.runtime.Component;
import io.maskwatch.runtime.Health;
import io.maskwatch.runtime.kafka.KafkaSettings;
import io.maskwatch.runtime.kafka.TopicAdministrator;
import io.maskwatch.runtime.role.RoleContext;
import io.maskwatch.schemas.TopicProfile;
import io.maskwatch.sink.main.DashboardWorker;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Broker and all roles in one process, on one data folder: the same roles that run as processes of their own on a cluster.
 * Opened with everything running; closed in reverse order.
 */
public final class AllInOne implements AutoCloseable {
    private final ClosingStack parts;
    private final List<Component> components;
    private final ClusterAccess cluster;
    private final Component ingest;
    private final DashboardWorker dashboard;

    private AllInOne(
            ClosingStack parts,
            List<Component> components,
            ClusterAccess cluster,
            Component ingest,
            DashboardWorker dashboard) {
        this.parts = parts;
        this.components = components;
        this.cluster = cluster;
        this.ingest = ingest;
        this.dashboard = dashboard;
    }

    /**
     * Starts broker, sink, detector and ingest.
     *
     * @param data locked by the caller, who closes it after this
     * @param port the broker's port for clients; 0 for the one that this folder had, or any
     */
    public static AllInOne start(
            DataFolder data, int port, Roles roles, PrometheusMeterRegistry meters, Progress progress) {
        ClosingStack starting = new ClosingStack();
        try {
            progress.step("starting the Kafka broker");
            Path brokerFolder = data.folder("broker");
            BrokerNode node = BrokerNode.alone(BrokerPorts.of(data.path(), port));
            EmbeddedBroker broker = started(starting, new EmbeddedBroker(brokerFolder, node));
            progress.step("creating topics");
            ClusterAccess cluster = ClusterAccess.to(KafkaSettings.of(broker.bootstrapServers()), "maskwatch");
            cluster.createTopics(TopicProfile.EMBEDDED);
            cluster.prepare(TopicProfile.EMBEDDED);
            RoleContext context = cluster.context(meters, WorkerId.ofThisProcess());
            progress.step("starting the sink");
            Component sink = started(starting, roles.sink(context));
            progress.step("starting history and dashboard");
            List<Component> all = new CopyOnWriteArrayList<>(List.of(broker, sink));
            DashboardWorker dashboard = started(starting, roles.dashboard(context, () -> all, meters));
            progress.step("loading the model");
            Component detector = started(starting, roles.detector(context));
            progress.step("starting ingest");
            Component ingest = started(starting, roles.ingest(context));
            Component watch =
                    started(starting, cluster.watch(new TopicAdministrator(cluster.clients(), TopicProfile.EMBEDDED)));
            all.addAll(List.of(dashboard, detector, ingest, watch));
            return new AllInOne(starting, all, cluster, ingest, dashboard);
        } catch (RuntimeException e) {
            closeAfter(e, starting);
            throw e;
        }
    }

    /** The cluster within. */
    public ClusterAccess cluster() {
        return cluster;
    }

    /** The port of API and page; {@link io.maskwatch.sink.api.ApiSettings#OFF} if they are not served. */
    public int dashboardPort() {
        return dashboard.port();
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
