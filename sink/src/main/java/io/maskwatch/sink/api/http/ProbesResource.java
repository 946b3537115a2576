package io.maskwatch.sink.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CameraMode;
import io.maskwatch.schemas.StreamFacts;
import io.maskwatch.sink.access.AuditAction;
import io.maskwatch.sink.api.ProbeDesk;
import io.maskwatch.sink.api.Problem;
import io.maskwatch.sink.api.report.Fitness;
import io.maskwatch.sink.api.report.StreamFitness;
import io.maskwatch.sink.api.view.StatusView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /probes}: looks at a camera once, before it is added. Thread-safe. */
final class ProbesResource implements Resource {
    private static final double FRAMES_PER_SECOND = 4;

    private final ApiParts parts;

    ProbesResource(ApiParts parts) {
        this.parts = parts;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/v1/probes", this::begin, Needs.OPERATOR);
        routes.get("/api/v1/probes/{id}", this::read, Needs.OPERATOR);
    }

    private void begin(Context context) {
        Query.of(context);
        Body body = CameraBody.body(context);
        String id = parts.probes().newId();
        Camera camera = CameraBody.read(body, id, CameraMode.PROBE, null, parts.targets());
        parts.audit().record(Callers.of(context), AuditAction.CAMERA_PROBE, id, camera.getUrl());
        parts.probes().begin(camera);
        context.status(202).header("Location", "/api/v1/probes/" + id);
        Answers.json(
                context, JsonNodeFactory.instance.objectNode().put("id", id).put("state", "RUNNING"));
    }

    private void read(Context context) {
        Query.of(context);
        String id = context.pathParam("id");
        ProbeDesk.Probe probe = parts.probes()
                .find(id)
                .orElseThrow(() -> Problem.notFound("There is no such probe, or it is over for long.")
                        .exception());
        boolean done = probe.state() == ProbeDesk.State.DONE;
        ObjectNode view = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("state", probe.state().name())
                .put("cause", probe.cause().name())
                .put("detail", probe.detail())
                .put("remedy", probe.remedy());
        view.set("stream", StatusView.stream(probe.stream()));
        view.set("recommendation", recommendation(done ? probe.stream() : null));
        view.set(
                "diagnosis",
                Fitness.list(probe.stream() == null ? List.of() : StreamFitness.findings(probe.stream(), probe.udp())));
        view.put("picture", done && parts.settings().pictures() ? "/api/v1/probes/" + id + "/picture" : null);
        Answers.json(context, view);
    }

    private static JsonNode recommendation(@Nullable StreamFacts stream) {
        if (stream == null) {
            return JsonNodeFactory.instance.nullNode();
        }
        int detectAtPx = StreamFitness.detectAtPx(stream);
        double rate = stream.getFramesPerSecond() > 0
                ? Math.max(0.1, Math.min(FRAMES_PER_SECOND, Math.floor(stream.getFramesPerSecond() * 10) / 10))
                : FRAMES_PER_SECOND;
        return JsonNodeFactory.instance
                .objectNode()
                .put("detectAtPx", detectAtPx)
                .put("framesPerSecond", rate)
                .put(
                        "text",
                        detectAtPx > 640
                                ? "The picture is large: looking at it at %d pixels finds smaller faces, at twice the work."
                                        .formatted(detectAtPx)
                                : "The usual 640 pixels suit a picture of this size.");
    }
}
