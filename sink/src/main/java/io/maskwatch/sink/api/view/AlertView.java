package io.maskwatch.sink.api.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maskwatch.schemas.Acknowledgement;
import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.AlertState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An incident as the API shows it. Stateless. */
public final class AlertView {
    private AlertView() {}

    /** An incident by its newest step, with who took notice of it, oldest first. */
    public static ObjectNode item(Alert newest, List<Acknowledgement> acknowledgements) {
        ObjectNode view = JsonNodeFactory.instance
                .objectNode()
                .put("id", newest.getAlertId())
                .put("state", newest.getState() == AlertState.CLOSED ? "CLOSED" : "OPEN")
                .put("revision", newest.getRevision())
                .put("subject", newest.getSubject())
                .put("ruleId", newest.getRuleId())
                .put("kind", newest.getKind().name())
                .put("severity", newest.getSeverity().name())
                .put("openedAt", Times.text(newest.getOpenedAt()))
                .put("at", Times.text(newest.getAt()))
                .put("closedAt", Times.textOrNull(newest.getClosedAt()))
                .put("summary", newest.getSummary())
                .put("suppressed", newest.getSuppressed());
        ArrayNode list = view.putArray("acknowledgements");
        acknowledgements.forEach(acknowledgement -> list.add(acknowledgement(acknowledgement)));
        return view;
    }

    /** The same with all that is known; {@code steps} by revision, at least one. */
    public static ObjectNode whole(List<Alert> steps, List<Acknowledgement> acknowledgements) {
        Alert newest = steps.get(steps.size() - 1);
        Alert opened = steps.get(0);
        ObjectNode view = item(newest, acknowledgements).put("suppressed", opened.getSuppressed());
        view.set("evidence", RecordTree.of(newest.getEvidence()));
        ArrayNode list = view.putArray("steps");
        steps.forEach(step -> list.add(step(step)));
        view.set("latency", latency(opened));
        return view;
    }

    /** That somebody took notice. */
    public static ObjectNode acknowledgement(Acknowledgement acknowledgement) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("by", acknowledgement.getBy())
                .put("note", acknowledgement.getNote())
                .put("at", Times.text(acknowledgement.getAt()));
    }

    private static ObjectNode step(Alert step) {
        ObjectNode view = JsonNodeFactory.instance
                .objectNode()
                .put("revision", step.getRevision())
                .put("state", step.getState().name())
                .put("at", Times.text(step.getAt()))
                .put("summary", step.getSummary());
        return view.set("evidence", RecordTree.of(step.getEvidence()));
    }

    private static ObjectNode latency(Alert opened) {
        Instant captured = opened.getEvidence().getCapturedAt();
        Instant detected = opened.getEvidence().getDetectedAt();
        return JsonNodeFactory.instance
                .objectNode()
                .put("capturedToDetectedMs", between(captured, detected))
                .put("detectedToOpenedMs", between(detected, opened.getEmittedAt()));
    }

    private static @Nullable Long between(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null
                ? null
                : (Long) Duration.between(from, to).toMillis();
    }
}
