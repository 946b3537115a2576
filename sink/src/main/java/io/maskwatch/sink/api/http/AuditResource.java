package io.maskwatch.sink.api.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.maskwatch.sink.api.Problem;
import io.maskwatch.sink.api.view.Times;
import io.maskwatch.sink.history.AuditEntry;
import io.maskwatch.sink.history.TimeRange;
import java.time.Duration;
import java.util.List;

/** {@code /audit}: who looked at what and changed what. Thread-safe. */
final class AuditResource implements Resource {
    private static final Duration USUAL = Duration.ofDays(7);
    private static final Duration LONGEST = Duration.ofDays(4_000);
    private static final int USUAL_LIMIT = 100;
    private static final int MOST = 1_000;

    private final ApiParts parts;

    AuditResource(ApiParts parts) {
        this.parts = parts;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/audit", this::list, Needs.ADMINISTRATOR);
    }

    private void list(Context context) {
        Query query = Query.of(context, "from", "to", "by", "limit", "cursor");
        TimeRange range = query.range(parts.clock().instant().plusMillis(1), USUAL, LONGEST);
        int limit = query.number("limit", 1, MOST).orElse(USUAL_LIMIT);
        long before = query.text("cursor").map(AuditResource::place).orElse(Long.MAX_VALUE);
        List<AuditEntry> found = parts.trail().read(range, query.text("by").orElse(null), before, limit + 1);
        boolean more = found.size() > limit;
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        found.stream()
                .limit(limit)
                .forEach(entry -> items.addObject()
                        .put("at", Times.text(entry.at()))
                        .put("by", entry.by())
                        .put("role", entry.role())
                        .put("action", entry.action())
                        .put("subject", entry.subject())
                        .put("detail", entry.detail())
                        .put("remoteAddress", entry.remoteAddress()));
        Answers.list(context, items, more ? Long.toString(found.get(limit - 1).id()) : null);
    }

    private static long place(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw Problem.invalid("cursor", "It is not a cursor of this list. Send what stood in next.")
                    .exception();
        }
    }
}
