package io.maskwatch.sink.api.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.maskwatch.runtime.Component;
import io.maskwatch.runtime.Health;
import io.maskwatch.runtime.Redaction;
import java.util.List;
import java.util.function.Supplier;

/** {@code /health} for orchestrators and people, {@code /metrics} for Prometheus. Thread-safe. */
public final class HealthResource implements Resource {
    private final Supplier<List<Component>> components;
    private final Supplier<String> metrics;

    /**
     * Asks the parts at each request.
     *
     * @param components the parts of this process
     * @param metrics its metrics as Prometheus text
     */
    public HealthResource(Supplier<List<Component>> components, Supplier<String> metrics) {
        this.components = components;
        this.metrics = metrics;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        Reading.of(routes, "/api/v1/health", this::health);
        routes.get("/metrics", this::metrics, Needs.VIEWER);
    }

    private void health(Context context) {
        Query.of(context);
        boolean healthy = true;
        ArrayNode parts = JsonNodeFactory.instance.arrayNode();
        for (Component component : components.get()) {
            Health health = component.check();
            healthy &= health.healthy();
            parts.addObject()
                    .put("name", component.name())
                    .put("healthy", health.healthy())
                    .put("explanation", Redaction.redact(health.explanation()));
        }
        ObjectNode view = JsonNodeFactory.instance.objectNode().put("healthy", healthy);
        if (Callers.find(context).isPresent()) {
            view.set("components", parts);
        }
        context.status(healthy ? 200 : 503);
        Answers.json(context, view);
    }

    private void metrics(Context context) {
        Query.of(context);
        context.contentType("text/plain; version=0.0.4; charset=utf-8").result(metrics.get());
    }
}
