package io.maskwatch.sink.api.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** {@code /cameras}: the cameras, what they are doing, and changes of them. Thread-safe. */
final class CamerasResource implements Resource {
    private final ApiParts parts;
    private final CameraViews views;

    CamerasResource(ApiParts parts) {
        this.parts = parts;
        this.views = new CameraViews(parts.view(), parts.clock());
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/cameras", this::list, Needs.VIEWER);
        routes.get("/api/v1/cameras/{id}", this::read, Needs.VIEWER);
    }

    private void list(Context context) {
        Query.of(context);
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        parts.view().cameras().values().forEach(camera -> items.add(views.of(camera, context)));
        Answers.list(context, items, null);
    }

    private void read(Context context) {
        Query.of(context);
        Answers.json(context, views.of(views.named(context), context));
    }
}
