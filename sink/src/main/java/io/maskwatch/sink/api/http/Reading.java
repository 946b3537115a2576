package io.maskwatch.sink.api.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;

/** Paths that anybody may read, and ask for by {@code HEAD} too, as load balancers and link checkers do. Stateless. */
final class Reading {
    private Reading() {}

    /** Adds a path that needs nothing of its callers; the server leaves the body of a {@code HEAD} away. */
    static void of(RoutesConfig routes, String path, Handler handler) {
        routes.get(path, handler, Needs.NOTHING);
        routes.head(path, handler, Needs.NOTHING);
    }
}
