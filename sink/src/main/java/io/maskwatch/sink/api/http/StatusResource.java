package io.maskwatch.sink.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.maskwatch.runtime.Component;
import io.maskwatch.runtime.Health;
import io.maskwatch.runtime.Redaction;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.sink.api.SiteNow;
import io.maskwatch.sink.api.Worker;
import io.maskwatch.sink.api.view.RecordTree;
import io.maskwatch.sink.api.view.StatusView;
import io.maskwatch.sink.api.view.Times;
import io.maskwatch.sink.history.AlertQuery;
import io.maskwatch.sink.history.HistoryException;
import io.maskwatch.sink.history.HistoryHealth;
import io.maskwatch.sink.history.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /status}: how the site and the system are, at a glance. Thread-safe. */
final class StatusResource implements Resource {
    private static final Duration LATELY = Duration.ofMinutes(10);
    private static final int MOST_ALERTS = 1_000;

    private final ApiParts parts;

    StatusResource(ApiParts parts) {
        this.parts = parts;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/status", this::read, Needs.VIEWER);
    }

    private void read(Context context) {
        Query.of(context);
        Instant now = parts.clock().instant();
        Map<String, Camera> cameras = parts.view().cameras();
        ObjectNode view = JsonNodeFactory.instance.objectNode().put("now", Times.text(now));
        view.set("cameras", cameras(cameras, now));
        view.set("compliance", compliance(cameras.keySet(), now));
        view.put("openAlerts", openAlerts());
        view.set("detectors", detectors());
        view.set("history", history());
        view.set("problems", problems());
        view.put("version", parts.version());
        Answers.json(context, view);
    }

    private ObjectNode cameras(Map<String, Camera> cameras, Instant now) {
        int streaming = 0;
        int silent = 0;
        int disabled = 0;
        for (Camera camera : cameras.values()) {
            CameraStatus status = parts.view().status(camera.getCameraId()).orElse(null);
            if (!camera.getEnabled()) {
                disabled++;
            } else if (StatusView.streaming(status, now)) {
                streaming++;
            } else {
                silent++;
            }
        }
        return JsonNodeFactory.instance
                .objectNode()
                .put("total", cameras.size())
                .put("streaming", streaming)
                .put("silent", silent)
                .put("disabled", disabled);
    }

    /** Null where the history cannot be read: the rest of the answer still helps. */
    private JsonNode compliance(Set<String> cameraIds, Instant now) {
        SiteNow site = new SiteNow(now);
        try {
            parts.history().windows(cameraIds, new TimeRange(now.minus(LATELY), now.plusMillis(1)), site::add);
        } catch (HistoryException e) {
            return JsonNodeFactory.instance.nullNode();
        }
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        view.set("rate", RecordTree.orNull(site.rate()));
        view.set("present", RecordTree.of(site.present()));
        view.put("coverage", site.coverage());
        view.put("at", Times.textOrNull(site.at()));
        return view;
    }

    private @Nullable Integer openAlerts() {
        try {
            return parts.history()
                    .alerts(new AlertQuery(
                            AlertQuery.Life.OPEN, Set.of(), Set.of(), Set.of(), null, null, null, MOST_ALERTS))
                    .size();
        } catch (HistoryException e) {
            return null;
        }
    }

    private ArrayNode detectors() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Worker worker : parts.detectors().get()) {
            list.addObject()
                    .put("workerId", worker.workerId())
                    .put("framesPerSecond", worker.framesPerSecond())
                    .put("lastSeenAt", Times.text(worker.lastSeenAt()))
                    .put("provider", worker.provider());
        }
        return list;
    }

    private ObjectNode history() {
        HistoryHealth progress = parts.historyHealth().get();
        return JsonNodeFactory.instance
                .objectNode()
                .put("lagRecords", progress.lagRecords())
                .put("lastWriteAt", Times.textOrNull(progress.lastWriteAt()));
    }

    private ArrayNode problems() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Component component : parts.components().get()) {
            Health health = component.check();
            if (!health.healthy()) {
                list.addObject().put("component", component.name()).put("text", Redaction.redact(health.explanation()));
            }
        }
        return list;
    }
}
