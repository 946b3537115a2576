package io.maskwatch.app.command;

import io.maskwatch.app.console.HealthNews;
import io.maskwatch.app.install.ClusterAccess;
import io.maskwatch.app.install.Roles;
import io.maskwatch.app.install.StopSignal;
import io.maskwatch.app.install.WorkerId;
import io.maskwatch.runtime.ClosingStack;
import io.maskwatch.runtime.Component;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.Health;
import io.maskwatch.runtime.http.HealthServer;
import io.maskwatch.runtime.http.HttpSettings;
import io.maskwatch.runtime.kafka.TopicAdministrator;
import io.maskwatch.runtime.role.RoleContext;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Mixin;

/** One role as a process of its own: reaches the cluster, starts the role, waits for Ctrl-C, TERM or a fault that
 * lasts: then the process ends, and what it had goes to others. */
abstract class RoleCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(RoleCommand.class);
    private static final Duration CHECK_EVERY = Duration.ofSeconds(1);

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    abstract String roleName();

    /** The role's parts, in the order of their start. */
    abstract List<Component> parts(Roles roles, RoleContext context, PrometheusMeterRegistry meters);

    @Override
    public Integer call() {
        cluster.log().worker();
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try (StopSignal stop = StopSignal.onShutdown();
                ClosingStack parts = new ClosingStack()) {
            Roles roles = new Roles(cluster.config(), Roles.Defaults.ofRole(), System.getenv());
            HttpSettings http = cluster.config().section("http", HttpSettings.defaults());
            ClusterAccess access = cluster.reach("maskwatch-" + roleName());
            TopicAdministrator topics = new TopicAdministrator(
                    access.clients(), access.profile(cluster.topics().profile()));
            topics.check();
            access.schemas().announce();
            RoleContext context = access.context(meters, WorkerId.ofThisProcess());
            List<Component> components = new ArrayList<>(parts(roles, context, meters));
            components.add(access.watch(topics));
            components.forEach(part -> parts.push(part).start());
            if (http.enabled()) {
                parts.push(new HealthServer(http, components, meters)).start();
            }
            LOG.atInfo()
                    .setMessage("{} is running against {}")
                    .addArgument(roleName())
                    .addArgument(access.clients().bootstrapServers())
                    .addKeyValue("worker", context.workerId())
                    .log();
            return awaitEnd(components, stop);
        }
    }

    private Integer awaitEnd(List<Component> parts, StopSignal stop) {
        HealthNews news = new HealthNews(InstantSource.system());
        while (!stop.await(CHECK_EVERY)) {
            Health now = health(parts);
            if (now.lasting()) {
                LOG.error("{} ends, so that another can take its place: {}", roleName(), now.explanation());
                return ExitCode.FAILED.status();
            }
            news.take(now).ifPresent(this::tell);
        }
        LOG.info("{} is stopping", roleName());
        return ExitCode.OK.status();
    }

    private void tell(Health health) {
        if (health.healthy()) {
            LOG.info("{} works again", roleName());
        } else {
            LOG.warn("{} is not healthy: {}", roleName(), health.explanation());
        }
    }

    private static Health health(List<Component> parts) {
        return parts.stream()
                .map(Component::check)
                .filter(health -> !health.healthy())
                .max(Comparator.comparing(Health::lasting))
                .orElseGet(Health::ok);
    }
}
