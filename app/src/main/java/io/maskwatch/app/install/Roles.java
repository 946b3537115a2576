package io.maskwatch.app.install;

import io.maskwatch.app.broker.DataFolder;
import io.maskwatch.app.report.Versions;
import io.maskwatch.detector.DetectorConfig;
import io.maskwatch.detector.main.DetectorWorker;
import io.maskwatch.ingest.IngestConfig;
import io.maskwatch.ingest.main.IngestWorker;
import io.maskwatch.runtime.Component;
import io.maskwatch.runtime.UserError;
import io.maskwatch.runtime.camera.Secrets;
import io.maskwatch.runtime.config.ConfigFile;
import io.maskwatch.runtime.role.RoleContext;
import io.maskwatch.sink.SinkConfig;
import io.maskwatch.sink.api.ApiSettings;
import io.maskwatch.sink.camera.StepSettings;
import io.maskwatch.sink.history.HistorySettings;
import io.maskwatch.sink.main.DashboardConfig;
import io.maskwatch.sink.main.DashboardWorker;
import io.maskwatch.sink.main.SinkWorker;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** Makes the roles from the configuration, all of which is read first: a wrong key stops the start. Immutable. */
public final class Roles {
    private final Map<String, String> environment;
    private final IngestConfig ingestConfig;
    private final DetectorConfig detectorConfig;
    private final SinkConfig sinkConfig;
    private final ApiSettings apiSettings;
    private final HistorySettings historySettings;

    /**
     * Reads the roles' sections.
     *
     * @param defaults what holds where the configuration says nothing
     * @param environment where cameras' passwords are
     * @throws UserError for an unknown key or a value that cannot be, in the section of any role
     */
    public Roles(ConfigFile config, Defaults defaults, Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
        this.ingestConfig = config.section("ingest", IngestConfig.defaults());
        this.detectorConfig = config.section("detector", DetectorConfig.defaults());
        this.sinkConfig = config.section("sink", defaults.sink());
        this.apiSettings = config.section("api", defaults.api());
        this.historySettings = config.section("history", HistorySettings.defaults());
    }

    /** What holds where the configuration says nothing: it depends on where the roles run. */
    public record Defaults(SinkConfig sink, ApiSettings api) {
        /** Those of a role that is a process of its own. */
        public static Defaults ofRole() {
            return new Defaults(SinkConfig.defaults(), ApiSettings.defaults());
        }

        /** Those of all roles in one process, which keep everything in one folder. */
        public static Defaults in(DataFolder folder, ApiSettings api) {
            return new Defaults(
                    SinkConfig.defaults().withStateFolder(folder.folder("sink").toString()), api);
        }
    }

    /** A worker that turns cameras into frames. */
    public Component ingest(RoleContext context) {
        String folder = ingestConfig.secretsFolder();
        return new IngestWorker(
                ingestConfig, context, new Secrets(environment, folder.isEmpty() ? null : Path.of(folder)));
    }

    /** A worker that turns frames into detections. */
    public Component detector(RoleContext context) {
        return new DetectorWorker(detectorConfig, context);
    }

    /** A worker that turns detections into persons, windows and alerts. */
    public Component sink(RoleContext context) {
        return new SinkWorker(sinkConfig, context);
    }

    /**
     * What keeps history and serves the API and the page. Its embedded database lies beside the sink's state.
     *
     * @param process all parts of this process
     */
    public DashboardWorker dashboard(
            RoleContext context, Supplier<List<Component>> process, PrometheusMeterRegistry meters) {
        Path state = Path.of(sinkConfig.stateFolder()).toAbsolutePath();
        Path folder = Objects.requireNonNullElse(state.getParent(), state);
        DashboardConfig config = new DashboardConfig(
                apiSettings, historySettings, StepSettings.of(sinkConfig), folder, environment, Versions.ours());
        return new DashboardWorker(config, context, process, meters::scrape);
    }

    /** The sinks' settings. */
    public SinkConfig sinkConfig() {
        return sinkConfig;
    }

    /** The detectors' settings. */
    public DetectorConfig detectorConfig() {
        return detectorConfig;
    }
}
