package io.maskwatch.sink.api.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.maskwatch.schemas.Acknowledgement;
import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.RuleKind;
import io.maskwatch.schemas.Severity;
import io.maskwatch.sink.access.AuditAction;
import io.maskwatch.sink.access.Caller;
import io.maskwatch.sink.api.Problem;
import io.maskwatch.sink.api.view.AlertView;
import io.maskwatch.sink.history.AlertQuery;
import io.maskwatch.sink.history.TimeRange;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /alerts}: incidents, open and past, and that somebody took notice of them. Thread-safe. */
final class AlertsResource implements Resource {
    private static final int USUAL_LIMIT = 100;
    private static final int MOST = 1_000;
    private static final int LONGEST_NOTE = 2_000;
    private static final int LONGEST_NAME = 200;
    private static final Duration ANY = Duration.ofDays(100_000);

    private final ApiParts parts;
    private final AlertViews views;

    AlertsResource(ApiParts parts) {
        this.parts = parts;
        this.views = new AlertViews(parts);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/alerts", this::list, Needs.VIEWER);
        routes.get("/api/v1/alerts/{id}", this::read, Needs.VIEWER);
        routes.post("/api/v1/alerts/{id}/acknowledgements", this::acknowledge, Needs.OPERATOR);
    }

    private void list(Context context) {
        Query query = Query.of(
                context, "state", "subject", "kind", "severity", "acknowledged", "from", "to", "limit", "cursor");
        int limit = query.number("limit", 1, MOST).orElse(USUAL_LIMIT);
        List<Alert> found = parts.history()
                .alerts(new AlertQuery(
                        query.constant("state", AlertQuery.Life.class).orElse(AlertQuery.Life.ALL),
                        Set.copyOf(query.texts("subject")),
                        Set.copyOf(query.constants("kind", RuleKind.class)),
                        Set.copyOf(query.constants("severity", Severity.class)),
                        query.flag("acknowledged").orElse(null),
                        range(query),
                        query.text("cursor").map(AlertsResource::place).orElse(null),
                        limit + 1));
        boolean more = found.size() > limit;
        List<Alert> shown = more ? found.subList(0, limit) : found;
        Answers.list(context, views.items(shown), more ? cursor(shown.get(limit - 1)) : null);
    }

    private @Nullable TimeRange range(Query query) {
        if (query.text("from").isEmpty() && query.text("to").isEmpty()) {
            return null;
        }
        Instant to = query.time("to").orElse(parts.clock().instant());
        return query.range(to, Duration.between(Instant.EPOCH, to.plusMillis(1)), ANY);
    }

    private void read(Context context) {
        Query.of(context);
        List<Alert> steps = steps(context);
        String id = steps.get(0).getAlertId();
        Answers.json(
                context,
                AlertView.whole(steps, views.acknowledgements(List.of(id)).getOrDefault(id, List.of())));
    }

    private void acknowledge(Context context) {
        Query.of(context);
        Alert alert = steps(context).get(0);
        Body body = Body.of(context, "note", "by");
        Caller caller = Callers.of(context);
        Optional<String> by = body.words("by", LONGEST_NAME).filter(name -> !name.isBlank());
        if (by.isPresent() && !caller.name().equals(Caller.LOCAL)) {
            throw body.wrongField("by", "It is the name that you logged in with. Leave it out.");
        }
        Acknowledgement made = Acknowledgement.newBuilder()
                .setAlertId(alert.getAlertId())
                .setSubject(alert.getSubject())
                .setBy(by.orElse(caller.name()))
                .setNote(body.words("note", LONGEST_NOTE).orElse(""))
                .setAt(parts.clock().instant().truncatedTo(ChronoUnit.MILLIS))
                .build();
        parts.audit().record(caller, AuditAction.ALERT_ACKNOWLEDGE, alert.getAlertId(), made.getNote());
        parts.changes().get().acknowledge(made);
        context.status(201);
        Answers.json(context, AlertView.acknowledgement(made));
    }

    private List<Alert> steps(Context context) {
        List<Alert> steps = parts.history().alert(context.pathParam("id"));
        if (steps.isEmpty()) {
            throw Problem.notFound("There is no such alert.").exception();
        }
        return steps;
    }

    private static String cursor(Alert last) {
        String text = last.getOpenedAt().toEpochMilli() + ":" + last.getAlertId();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static AlertQuery.Place place(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            if (colon > 0 && Texts.plain(text)) {
                long openedAt = Long.parseLong(text.substring(0, colon));
                if (Math.abs(openedAt) < ANY.toMillis()) {
                    return new AlertQuery.Place(Instant.ofEpochMilli(openedAt), text.substring(colon + 1));
                }
            }
        } catch (IllegalArgumentException e) {
            // told below, like a cursor without a colon
        }
        throw Problem.invalid("cursor", "It is not a cursor of this list. Send what stood in next.")
                .exception();
    }
}
