package io.maskwatch.sink.api.http;

import io.javalin.config.RoutesConfig;

/**
 * Stands before all resources: finds out who calls, refuses who may not, and sets the headers that protect browsers. It
 * puts the caller on each request by {@link Callers#set}.
 */
public interface Gate {
    /** Adds what is to run before and after each request. */
    void addTo(RoutesConfig routes);
}
