package io.maskwatch.sink.api.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.maskwatch.runtime.camera.ProbeCameras;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CameraMode;
import io.maskwatch.sink.access.AuditAction;
import io.maskwatch.sink.api.Problem;
import java.util.Objects;

/** {@code /cameras}: the cameras, what they are doing, and changes of them, one at a time. Thread-safe. */
final class CamerasResource implements Resource {
    private static final int LONGEST_ID = 100;

    private final ApiParts parts;
    private final CameraViews views;

    CamerasResource(ApiParts parts) {
        this.parts = parts;
        this.views = new CameraViews(parts.view(), parts.clock());
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/cameras", this::list, Needs.VIEWER);
        routes.post("/api/v1/cameras", this::add, Needs.OPERATOR);
        routes.get("/api/v1/cameras/{id}", this::read, Needs.VIEWER);
        routes.put("/api/v1/cameras/{id}", this::change, Needs.OPERATOR);
        routes.delete("/api/v1/cameras/{id}", this::remove, Needs.OPERATOR);
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

    private synchronized void add(Context context) {
        Query.of(context);
        Body body = CameraBody.body(context);
        String id = body.required("id", LONGEST_ID);
        Camera camera = CameraBody.read(body, id, CameraMode.RUN, null, parts.targets());
        if (ProbeCameras.isProbe(id)) {
            throw Problem.invalid(
                            "id",
                            "It has the form of a probe's id, probe- and eight hex digits, which no camera may have.")
                    .exception();
        }
        if (parts.view().camera(id).isPresent()) {
            throw Problem.conflict("There is a camera of this id already.").exception();
        }
        parts.audit().record(Callers.of(context), AuditAction.CAMERA_ADD, id, camera.getUrl());
        parts.changes().get().camera(id, camera);
        context.status(201).header("Location", "/api/v1/cameras/" + id);
        Answers.json(context, views.of(camera, context));
    }

    private synchronized void change(Context context) {
        Query.of(context);
        Camera before = views.named(context);
        String id = before.getCameraId();
        Body body = CameraBody.body(context);
        if (!body.text("id", LONGEST_ID).orElse(id).equals(id)) {
            throw body.wrongField("id", "It differs from the one in the path. A camera's id cannot be changed.");
        }
        Camera after = CameraBody.read(body, id, CameraMode.RUN, before, parts.targets());
        if (!after.equals(before)) {
            parts.audit().record(Callers.of(context), AuditAction.CAMERA_CHANGE, id, changes(before, after));
            parts.changes().get().camera(id, after);
        }
        Answers.json(context, views.of(after, context));
    }

    /** With its zones and rules, lest the next camera of that id inherits them. */
    private synchronized void remove(Context context) {
        Query.of(context);
        String id = views.named(context).getCameraId();
        parts.audit().record(Callers.of(context), AuditAction.CAMERA_REMOVE, id, "");
        parts.changes().get().camera(id, null);
        if (parts.view().settings(id).isPresent()) {
            parts.changes().get().settings(id, null);
        }
        Answers.nothing(context);
    }

    private static String changes(Camera before, Camera after) {
        StringBuilder names = new StringBuilder();
        before.getSchema().getFields().stream()
                .filter(field -> !Objects.equals(before.get(field.pos()), after.get(field.pos())))
                .forEach(field -> names.append(names.length() == 0 ? "" : ", ").append(field.name()));
        return names.toString();
    }
}
