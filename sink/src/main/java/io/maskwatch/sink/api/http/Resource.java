package io.maskwatch.sink.api.http;

import io.javalin.config.RoutesConfig;

/** A few paths of the API that belong together. */
public interface Resource {
    /** Adds the paths, each with the {@link Needs} of its callers. */
    void addTo(RoutesConfig routes);
}
