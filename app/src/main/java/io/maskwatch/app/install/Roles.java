package io.maskwatch.app.install;

import io.maskwatch.detector.DetectorConfig;
import io.maskwatch.detector.main.DetectorWorker;
import io.maskwatch.ingest.IngestConfig;
import io.maskwatch.ingest.main.IngestWorker;
import io.maskwatch.runtime.Component;
import io.maskwatch.runtime.camera.Secrets;
import io.maskwatch.runtime.config.ConfigFile;
import io.maskwatch.runtime.role.RoleContext;
import io.maskwatch.sink.SinkConfig;
import io.maskwatch.sink.main.SinkWorker;
import java.nio.file.Path;
import java.util.Map;

/** Makes the roles from the configuration. Immutable. */
public final class Roles {
    private final ConfigFile config;
    private final Map<String, String> environment;

    public Roles(ConfigFile config, Map<String, String> environment) {
        this.config = config;
        this.environment = Map.copyOf(environment);
    }

    /** A worker that turns cameras into frames. */
    public Component ingest(RoleContext context) {
        IngestConfig settings = config.section("ingest", IngestConfig.defaults());
        String folder = settings.secretsFolder();
        return new IngestWorker(settings, context, new Secrets(environment, folder.isEmpty() ? null : Path.of(folder)));
    }

    /** A worker that turns frames into detections. */
    public Component detector(RoleContext context) {
        return new DetectorWorker(detectorConfig(), context);
    }

    /** A worker that turns detections into persons, windows and alerts. */
    public Component sink(RoleContext context, SinkConfig defaults) {
        return new SinkWorker(config.section("sink", defaults), context);
    }

    /** The detectors' settings. */
    public DetectorConfig detectorConfig() {
        return config.section("detector", DetectorConfig.defaults());
    }
}
