package io.maskwatch.app.run;

import io.maskwatch.app.broker.DataFolder;
import io.maskwatch.app.console.Screen;
import io.maskwatch.app.install.AllInOne;
import io.maskwatch.app.install.ClusterAccess;
import io.maskwatch.app.install.Roles;
import io.maskwatch.app.live.RunTally;
import io.maskwatch.app.live.kafka.TallyFeed;
import io.maskwatch.runtime.ClosingStack;
import io.maskwatch.runtime.config.ConfigFile;
import io.maskwatch.runtime.http.HealthServer;
import io.maskwatch.runtime.http.HttpSettings;
import io.maskwatch.sink.api.ApiSettings;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** An all-in-one installation with its tally, health endpoint and watcher. Closed in reverse order of its start. */
public final class RunningInstallation implements AutoCloseable {
    private final ClosingStack parts;
    private final AllInOne installation;
    private final TallyFeed feed;
    private final WatchedRun run;

    private RunningInstallation(ClosingStack parts, AllInOne installation, TallyFeed feed, WatchedRun run) {
        this.parts = parts;
        this.installation = installation;
        this.feed = feed;
        this.run = run;
    }

    /**
     * Starts everything.
     *
     * @param folder locked by the caller
     * @param port the broker's port; 0 for the one the folder had, or any
     * @param api where the dashboard is served if the configuration does not say
     * @param startedAt when the command began
     */
    public static RunningInstallation start(
            DataFolder folder, int port, ConfigFile config, ApiSettings api, Screen screen, Instant startedAt) {
        ClosingStack parts = new ClosingStack();
        try {
            PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
            Roles roles = new Roles(config, Roles.Defaults.in(folder, api), System.getenv());
            AllInOne installation = parts.push(AllInOne.start(folder, port, roles, meters, screen::line));
            HttpSettings http = config.section("http", HttpSettings.defaults());
            if (http.enabled()) {
                parts.push(new HealthServer(http, installation.components(), meters))
                        .start();
            }
            RunTally tally = new RunTally();
            ClusterAccess cluster = installation.cluster();
            TallyFeed feed = parts.push(new TallyFeed(cluster.clients(), cluster.codecs(), tally));
            feed.start();
            WatchedRun.Groups groups = new WatchedRun.Groups(
                    roles.detectorConfig().group(), roles.sinkConfig().applicationId());
            WatchedRun run = new WatchedRun(installation, tally, groups, screen, InstantSource.system(), startedAt);
            return new RunningInstallation(parts, installation, feed, run);
        } catch (RuntimeException e) {
            try (parts) {
                throw e;
            }
        }
    }

    public ClusterAccess cluster() {
        return installation.cluster();
    }

    /** Says where the dashboard is, if it is served. */
    public Optional<String> dashboard() {
        int port = installation.dashboardPort();
        return port == ApiSettings.OFF ? Optional.empty() : Optional.of("http://localhost:%d/".formatted(port));
    }

    /** The watcher. */
    public WatchedRun run() {
        return run;
    }

    /** Takes what was written last into the tally and ends it, so that a report holds everything. */
    public void finishTally() {
        feed.close();
    }

    @Override
    public void close() {
        parts.close();
    }
}
