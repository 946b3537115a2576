package io.maskwatch.sink.camera;

import io.maskwatch.sink.SinkConfig;
import io.maskwatch.sink.tracking.TrackerSettings;
import io.maskwatch.sink.verdict.VerdictSettings;
import java.time.Duration;

/**
 * What is the same for all cameras of a sink. Immutable.
 *
 * @param tracker how persons are followed
 * @param verdict how much evidence a verdict needs
 * @param grace how long after its end a window waits for late outcomes; more than the detector's deadline
 * @param provisionalEvery how often an open window is told
 * @param minimumFacePx smallest face side, in pixels of the published frame, that is judged if neither the settings nor
 *     the model name one
 */
public record StepSettings(
        TrackerSettings tracker,
        VerdictSettings verdict,
        Duration grace,
        Duration provisionalEvery,
        int minimumFacePx) {

    /** As a sink is configured. */
    public static StepSettings of(SinkConfig config) {
        return new StepSettings(
                TrackerSettings.defaults().withLost(config.trackLost()),
                VerdictSettings.defaults(),
                config.grace(),
                config.provisionalEvery(),
                config.minimumFacePx());
    }

    public static StepSettings defaults() {
        return new StepSettings(
                TrackerSettings.defaults(),
                VerdictSettings.defaults(),
                Duration.ofSeconds(15),
                Duration.ofSeconds(10),
                16);
    }
}
