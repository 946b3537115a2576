package io.maskwatch.sink.history.jdbc;

import io.maskwatch.schemas.AlertState;
import io.maskwatch.sink.history.AlertQuery;
import io.maskwatch.sink.history.AlertQuery.Life;
import io.maskwatch.sink.history.AlertQuery.Place;
import io.maskwatch.sink.history.TimeRange;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A query of incidents as SQL: conditions, and what goes in for their question marks, in the same order. */
final class AlertSearch {
    private static final String ACKNOWLEDGED =
            "EXISTS (SELECT 1 FROM acknowledgements WHERE acknowledgements.alert_id = alerts.alert_id)";

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();
    private final int limit;

    AlertSearch(AlertQuery query) {
        this.limit = query.limit();
        life(query.life());
        oneOf("subject", query.subjects());
        oneOf("kind", names(query.kinds()));
        oneOf("severity", names(query.severities()));
        if (query.acknowledged() != null) {
            where(query.acknowledged() ? ACKNOWLEDGED : "NOT " + ACKNOWLEDGED);
        }
        TimeRange range = query.range();
        if (range != null) {
            where("opened_at < ?", range.to().toEpochMilli());
            where("(closed_at IS NULL OR closed_at >= ?)", range.from().toEpochMilli());
        }
        Place before = query.before();
        if (before != null) {
            long openedAt = before.openedAt().toEpochMilli();
            where("(opened_at < ? OR (opened_at = ? AND alert_id > ?))", openedAt, openedAt, before.alertId());
        }
    }

    String sql() {
        String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        return "SELECT record FROM alerts" + where + " ORDER BY opened_at DESC, alert_id LIMIT ?";
    }

    Columns fill(Columns columns) throws SQLException {
        for (Object value : values) {
            if (value instanceof Long number) {
                columns.number(number);
            } else {
                columns.text(value.toString());
            }
        }
        return columns.number(limit);
    }

    private void life(Life life) {
        if (life != Life.ALL) {
            where(life == Life.OPEN ? "state <> ?" : "state = ?", AlertState.CLOSED.name());
        }
    }

    private void oneOf(String column, Collection<String> choices) {
        if (!choices.isEmpty()) {
            String marks = choices.stream().map(choice -> "?").collect(Collectors.joining(", "));
            where(column + " IN (" + marks + ")", choices.toArray());
        }
    }

    private void where(String condition, Object... parameters) {
        conditions.add(condition);
        values.addAll(List.of(parameters));
    }

    private static List<String> names(Collection<? extends Enum<?>> choices) {
        return choices.stream().map(Enum::name).sorted().toList();
    }
}
