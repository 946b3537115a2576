package io.maskwatch.sink.api.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.maskwatch.schemas.Settings;
import io.maskwatch.sink.access.AuditAction;
import io.maskwatch.sink.api.Problem;
import io.maskwatch.sink.settings.EffectiveSettings;
import io.maskwatch.sink.settings.SubjectSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /areas}: several cameras under one name. Their rules are at {@code /settings/area:ID}. Thread-safe. */
final class AreasResource implements Resource {
    private static final int LONGEST = 200;

    private final ApiParts parts;

    AreasResource(ApiParts parts) {
        this.parts = parts;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/areas", this::list, Needs.VIEWER);
        routes.put("/api/v1/areas/{id}", this::put, Needs.OPERATOR);
        routes.delete("/api/v1/areas/{id}", this::remove, Needs.OPERATOR);
    }

    private void list(Context context) {
        Query.of(context);
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        for (String area : parts.view().areas()) {
            parts.view().settings(area).ifPresent(own -> items.add(view(own.settings())));
        }
        Answers.list(context, items, null);
    }

    private synchronized void put(Context context) {
        Query.of(context);
        String id = context.pathParam("id");
        Body body = Body.of(context, "id", "name", "cameras");
        if (!body.text("id", LONGEST).orElse(id).equals(id)) {
            throw body.wrongField("id", "It differs from the one in the path. An area's id cannot be changed.");
        }
        String subject = EffectiveSettings.AREA + id;
        Settings before =
                parts.view().settings(subject).map(SubjectSettings::settings).orElse(null);
        List<String> cameras = body.texts("cameras", LONGEST);
        requireKnown(body, cameras, before);
        String name =
                body.words("name", LONGEST).filter(text -> !text.isBlank()).orElse(id);
        Settings after = SubjectSettingsBody.area(id, name, cameras, before);
        if (!after.equals(before)) {
            parts.audit().record(Callers.of(context), AuditAction.AREA_CHANGE, subject, String.join(", ", cameras));
            parts.changes().get().settings(subject, after);
        }
        context.status(before == null ? 201 : 200);
        Answers.json(context, view(after));
    }

    private synchronized void remove(Context context) {
        Query.of(context);
        String subject = EffectiveSettings.AREA + context.pathParam("id");
        if (parts.view().settings(subject).isEmpty()) {
            throw Problem.notFound("There is no such area.").exception();
        }
        parts.audit().record(Callers.of(context), AuditAction.AREA_REMOVE, subject, "");
        parts.changes().get().settings(subject, null);
        Answers.nothing(context);
    }

    /** A camera that was removed may stay in an area that had it. */
    private void requireKnown(Body body, List<String> cameras, @Nullable Settings before) {
        List<String> had = before == null || before.getCameras() == null ? List.of() : before.getCameras();
        for (String camera : cameras) {
            if (!had.contains(camera) && !parts.view().cameras().containsKey(camera)) {
                throw body.wrongField("cameras", "There is no camera '%s'.".formatted(Texts.shown(camera)));
            }
        }
    }

    private static ObjectNode view(Settings area) {
        ObjectNode view = JsonNodeFactory.instance
                .objectNode()
                .put("id", area.getSubject().substring(EffectiveSettings.AREA.length()))
                .put("name", area.getName());
        ArrayNode cameras = view.putArray("cameras");
        if (area.getCameras() != null) {
            area.getCameras().forEach(cameras::add);
        }
        return view;
    }
}
