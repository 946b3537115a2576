package io.maskwatch.sink.main;

import io.maskwatch.runtime.ClosingStack;
import io.maskwatch.runtime.Component;
import io.maskwatch.runtime.Health;
import io.maskwatch.runtime.role.RoleContext;
import io.maskwatch.sink.access.Audit;
import io.maskwatch.sink.access.HostAddresses;
import io.maskwatch.sink.access.TargetGuard;
import io.maskwatch.sink.access.http.Access;
import io.maskwatch.sink.access.http.Site;
import io.maskwatch.sink.access.jdbc.JdbcStores;
import io.maskwatch.sink.api.ApiSettings;
import io.maskwatch.sink.api.ProbeDesk;
import io.maskwatch.sink.api.http.ApiParts;
import io.maskwatch.sink.api.http.ApiResources;
import io.maskwatch.sink.api.http.ApiServer;
import io.maskwatch.sink.api.http.EventsResource;
import io.maskwatch.sink.api.http.PageFiles;
import io.maskwatch.sink.api.http.Resource;
import io.maskwatch.sink.api.kafka.DetectorFeed;
import io.maskwatch.sink.api.kafka.SiteTopics;
import io.maskwatch.sink.history.main.HistoryParts;
import io.maskwatch.sink.live.main.LiveWorker;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** History, API and page as a part of a process: keeps what the topics tell, and shows it. */
public final class DashboardWorker implements Component {
    private static final Logger LOG = LoggerFactory.getLogger(DashboardWorker.class);

    private final DashboardConfig config;
    private final RoleContext context;
    private final Supplier<List<Component>> process;
    private final Supplier<String> metrics;
    private final ClosingStack started = new ClosingStack();
    private final List<Component> parts = new CopyOnWriteArrayList<>();
    private final List<Resource> resources = new ArrayList<>();
    private @Nullable ApiServer server;

    /**
     * @param process all parts of this process, for its health
     * @param metrics this process's metrics as Prometheus text
     */
    public DashboardWorker(
            DashboardConfig config, RoleContext context, Supplier<List<Component>> process, Supplier<String> metrics) {
        this.config = config;
        this.context = context;
        this.process = process;
        this.metrics = metrics;
    }

    @Override
    public String name() {
        return "dashboard";
    }

    @Override
    public synchronized void start() {
        HistoryParts history =
                started.push(HistoryParts.open(config.history(), config.dataFolder(), context, config.environment()));
        if (config.api().enabled()) {
            serve(history);
        }
        history.components().forEach(this::begin);
    }

    /** The port that API and page are served on; {@link ApiSettings#OFF} if they are not. */
    public synchronized int port() {
        return server == null ? ApiSettings.OFF : server.port();
    }

    /** What is served, once it is started. */
    List<Resource> resources() {
        return List.copyOf(resources);
    }

    @Override
    public Health check() {
        return parts.stream()
                .map(Component::check)
                .filter(health -> !health.healthy())
                .findFirst()
                .orElseGet(Health::ok);
    }

    @Override
    public synchronized void close() {
        started.close();
    }

    private void serve(HistoryParts history) {
        Audit audit = new Audit(history.audit(), context.clock());
        Access access = new Access(config.api(), JdbcStores.of(history.database()), audit, context.clock());
        access.requireUsers();
        SiteTopics topics = begin(new SiteTopics(context));
        resources.addAll(ApiResources.of(parts(history, audit, topics)));
        EventsResource events = new EventsResource(topics.events());
        resources.add(events);
        resources.add(access.session(new Site(config.api().siteName(), config.version())));
        resources.add(new PageFiles());
        if (config.api().pictures()) {
            resources.addAll(begin(new LiveWorker(context, config.step(), topics.view(), history.history(), audit))
                    .resources());
        }
        server = begin(new ApiServer(config.api(), access.gate(), resources, context.clock()));
        begin(events);
        LOG.atInfo()
                .setMessage("dashboard and API are served at http://{}:{}/")
                .addArgument(config.api().host())
                .addArgument(server.port())
                .log();
    }

    private ApiParts parts(HistoryParts history, Audit audit, SiteTopics topics) {
        DetectorFeed detectors = begin(new DetectorFeed(context));
        TargetGuard targets = new TargetGuard(config.api().allowLocalTargets(), HostAddresses.OF_THIS_MACHINE);
        return new ApiParts(
                config.api(),
                topics.view(),
                topics::changes,
                history.history(),
                history.audit(),
                audit,
                history::progress,
                () -> detectors.sightings().workers(context.clock().instant()),
                targets::refusal,
                begin(new ProbeDesk(topics.view(), topics::changes, context.clock())),
                process,
                metrics,
                config.version(),
                context.clock());
    }

    private <T extends Component> T begin(T part) {
        started.push(part).start();
        parts.add(part);
        return part;
    }
}
