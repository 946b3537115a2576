package io.maskwatch.sink.api.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maskwatch.schemas.Rule;
import io.maskwatch.schemas.Schedule;
import io.maskwatch.schemas.WeeklySpan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules under the keys of the rules file. Stateless. */
public final class RuleView {
    private static final int HOUR_MINUTES = 60;
    private static final long SECOND_MS = 1_000;

    private RuleView() {}

    /** The rules; null for null. */
    public static JsonNode list(@Nullable List<Rule> rules) {
        if (rules == null) {
            return JsonNodeFactory.instance.nullNode();
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        rules.forEach(rule -> list.add(of(rule)));
        return list;
    }

    private static ObjectNode of(Rule rule) {
        ObjectNode view = JsonNodeFactory.instance
                .objectNode()
                .put("id", rule.getRuleId())
                .put("kind", rule.getKind().name())
                .put("enabled", rule.getEnabled())
                .put("severity", rule.getSeverity().name())
                .put("openAt", rule.getOpenAt())
                .put("closeAt", rule.getCloseAt())
                .put("dwell", duration(rule.getDwellMs()))
                .put("closeDwell", rule.getCloseDwellMs() == null ? null : duration(rule.getCloseDwellMs()))
                .put("coolDown", duration(rule.getCoolDownMs()))
                .put("minimumSample", rule.getMinimumSample())
                .put("maximumPerHour", rule.getMaximumPerHour());
        return view.set("schedule", schedule(rule.getSchedule()));
    }

    private static JsonNode schedule(@Nullable Schedule schedule) {
        if (schedule == null) {
            return JsonNodeFactory.instance.nullNode();
        }
        ObjectNode view = JsonNodeFactory.instance.objectNode().put("timeZone", schedule.getTimeZone());
        ArrayNode spans = view.putArray("spans");
        for (WeeklySpan span : schedule.getSpans()) {
            ObjectNode one = spans.addObject();
            ArrayNode days = one.putArray("days");
            span.getDays().forEach(day -> days.add(day.name()));
            one.put("from", clock(span.getFromMinute())).put("to", clock(span.getToMinute()));
        }
        return view;
    }

    private static String duration(long ms) {
        return ms % SECOND_MS == 0 ? ms / SECOND_MS + "s" : ms + "ms";
    }

    private static String clock(int minute) {
        return "%02d:%02d".formatted(minute / HOUR_MINUTES, minute % HOUR_MINUTES);
    }
}
