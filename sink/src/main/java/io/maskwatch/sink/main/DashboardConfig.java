package io.maskwatch.sink.main;

import io.maskwatch.sink.api.ApiSettings;
import io.maskwatch.sink.camera.StepSettings;
import io.maskwatch.sink.history.HistorySettings;
import java.nio.file.Path;
import java.util.Map;

/**
 * How history is kept and shown. Immutable.
 *
 * @param api where the API and the page are served
 * @param history where history is kept
 * @param step how persons are followed and judged in live pictures: as the sink does
 * @param dataFolder where the embedded database is
 * @param environment holds the database's password
 * @param version the version of this software
 */
public record DashboardConfig(
        ApiSettings api,
        HistorySettings history,
        StepSettings step,
        Path dataFolder,
        Map<String, String> environment,
        String version) {
    public DashboardConfig {
        environment = Map.copyOf(environment);
    }

    @Override
    public String toString() {
        return "DashboardConfig[api=%s, history=%s, dataFolder=%s]".formatted(api, history, dataFolder);
    }
}
