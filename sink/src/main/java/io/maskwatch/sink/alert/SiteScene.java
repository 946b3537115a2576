package io.maskwatch.sink.alert;

import io.maskwatch.sink.state.Flow;
import java.util.Map;

/**
 * How the detectors serve the site's cameras at one time.
 *
 * @param moment when
 * @param cameras how many cameras there are
 * @param flows cameras that are not served well, by id, in order
 */
public record SiteScene(Moment moment, int cameras, Map<String, Flow> flows) implements Scene {}
