package io.maskwatch.app.replay;

import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.AlertState;
import io.maskwatch.schemas.RuleKind;
import io.maskwatch.schemas.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One incident from its opening to its close. Immutable.
 *
 * @param alertId its identity
 * @param subject a camera id, {@code area:ID}, or {@code site}
 * @param ruleId the rule
 * @param kind the rule's kind
 * @param severity how urgent
 * @param about a person's track, or empty for the whole subject
 * @param openedAt when it opened
 * @param closedAt when it closed; null if it did not
 * @param summary what was said when it opened
 */
public record IncidentSpan(
        String alertId,
        String subject,
        String ruleId,
        RuleKind kind,
        Severity severity,
        String about,
        Instant openedAt,
        @Nullable Instant closedAt,
        String summary) {

    /** The incidents that steps tell of, in the order of their opening. */
    public static List<IncidentSpan> of(Collection<Alert> steps) {
        Map<String, IncidentSpan> spans = new LinkedHashMap<>();
        List<Alert> ordered = new ArrayList<>(steps);
        ordered.sort(Comparator.comparing(Alert::getAlertId).thenComparing(Alert::getRevision));
        for (Alert step : ordered) {
            IncidentSpan known = spans.get(step.getAlertId());
            spans.put(step.getAlertId(), known == null ? begun(step) : known.with(step));
        }
        return spans.values().stream()
                .sorted(Comparator.comparing(IncidentSpan::openedAt).thenComparing(IncidentSpan::alertId))
                .toList();
    }

    private static IncidentSpan begun(Alert step) {
        String person = step.getEvidence().getTrackId();
        return new IncidentSpan(
                step.getAlertId(),
                step.getSubject(),
                step.getRuleId(),
                step.getKind(),
                step.getSeverity(),
                person == null ? "" : person,
                step.getOpenedAt(),
                closedAt(step),
                step.getSummary());
    }

    private IncidentSpan with(Alert step) {
        return step.getState() == AlertState.CLOSED
                ? new IncidentSpan(alertId, subject, ruleId, kind, severity, about, openedAt, closedAt(step), summary)
                : this;
    }

    private static @Nullable Instant closedAt(Alert step) {
        return step.getState() == AlertState.CLOSED ? step.getAt() : null;
    }
}
