package io.maskwatch.sink.api.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.sink.api.report.Fitness;
import io.maskwatch.sink.api.view.Times;
import io.maskwatch.sink.history.StateSpan;
import io.maskwatch.sink.history.TimeRange;
import io.maskwatch.sink.settings.EffectiveSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Whether a camera is fit, and what it has been doing. Thread-safe. */
final class CameraFactsResource implements Resource {
    private static final Duration JUDGED = Duration.ofMinutes(60);
    private static final Duration USUAL = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(400);

    private final ApiParts parts;
    private final CameraViews views;

    CameraFactsResource(ApiParts parts) {
        this.parts = parts;
        this.views = new CameraViews(parts.view(), parts.clock());
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/cameras/{id}/fitness", this::fitness, Needs.VIEWER);
        routes.get("/api/v1/cameras/{id}/states", this::states, Needs.VIEWER);
    }

    private void fitness(Context context) {
        Query.of(context);
        Camera camera = views.named(context);
        String id = camera.getCameraId();
        Instant now = parts.clock().instant();
        TimeRange range = new TimeRange(now.minus(JUDGED), now);
        Fitness fitness = new Fitness(range, now);
        parts.history().windows(List.of(id), range, fitness::add);
        CameraStatus status = parts.view().status(id).orElse(null);
        Integer minimumFacePx = EffectiveSettings.of(
                        id,
                        parts.view().settings(id).orElse(null),
                        parts.view().settings(EffectiveSettings.SITE).orElse(null))
                .settings()
                .getMinimumFacePx();
        Answers.json(context, fitness.view(camera, status, minimumFacePx));
    }

    private void states(Context context) {
        Query query = Query.of(context, "from", "to");
        String id = views.named(context).getCameraId();
        TimeRange range = query.range(parts.clock().instant(), USUAL, LONGEST);
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        List<StateSpan> spans = parts.history().spans(id, range);
        for (int i = 0; i < spans.size(); i++) {
            CameraStatus first = spans.get(i).first();
            Instant next = i + 1 < spans.size() ? spans.get(i + 1).first().getSince() : null;
            items.addObject()
                    .put("state", first.getState().name())
                    .put("cause", first.getCause().name())
                    .put("detail", first.getDetail())
                    .put("since", Times.text(first.getSince()))
                    .put("until", Times.textOrNull(next))
                    .put("lastHeardAt", Times.text(spans.get(i).lastAt()));
        }
        Answers.list(context, items, null);
    }
}
