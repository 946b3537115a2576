package io.maskwatch.app.install;

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
import io.maskwatch.sink.main.SinkWorker;
import java.nio.file.Path;
import java.util.Map;

/** Makes the roles from the configuration, all of which is read first: a wrong key stops the start. Immutable. */
public final class Roles {
    private final Map<String, String> environment;
    private final IngestConfig ingestConfig;
    private final DetectorConfig detectorConfig;
    private final SinkConfig sinkConfig;

    /**
     * Reads the roles' sections.
     *
     * @param sinkDefaults what holds for the sink where the configuration says nothing
     * @param environment where cameras' passwords are
     * @throws UserError for an unknown key or a value that cannot be, in the section of any role
     */
    public Roles(ConfigFile config, SinkConfig sinkDefaults, Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
        this.ingestConfig = config.section("ingest", IngestConfig.defaults());
        this.detectorConfig = config.section("detector", DetectorConfig.defaults());
        this.sinkConfig = config.section("sink", sinkDefaults);
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

    /** The sinks' settings. */
    public SinkConfig sinkConfig() {
        return sinkConfig;
    }

    /** The detectors' settings. */
    public DetectorConfig detectorConfig() {
        return detectorConfig;
    }
}
