package io.maskwatch.app.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maskwatch.app.replay.Comparison;
import io.maskwatch.app.replay.Comparison.Fate;
import io.maskwatch.app.replay.Comparison.Pair;
import io.maskwatch.app.replay.IncidentSpan;
import io.maskwatch.app.rules.RuleText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a test of rules found, as lines and as JSON. Stateless. */
public final class RulesTestReport {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    /** What a replay cannot know, whatever is stored. */
    private static final String LIMITS = "Judged from what is stored: persons to the second, crowds and small faces by"
            + " means over ten seconds, how long frames waited not at all. docs/rules.md says more.";

    private RulesTestReport() {}

    /** A table, then the counts and the notes. */
    public static List<String> lines(Comparison comparison, List<String> gaps, ZoneId zone) {
        TextTable table = new TextTable("", "SUBJECT", "RULE", "PERSON", "OPENS", "FOR", "WAS TOLD");
        comparison.pairs().forEach(pair -> row(table, pair, zone));
        List<String> lines = new ArrayList<>(comparison.pairs().isEmpty() ? List.of() : table.lines());
        lines.add(counts(comparison));
        gaps.forEach(gap -> lines.add("Note: " + gap));
        lines.add(LIMITS);
        return lines;
    }

    /** One object an incident, then one with the counts and the notes. */
    public static List<String> json(Comparison comparison, List<String> gaps) {
        List<String> lines = new ArrayList<>();
        comparison.pairs().forEach(pair -> lines.add(object(pair).toString()));
        ObjectNode summary = NODES.objectNode();
        for (Fate fate : Fate.values()) {
            summary.put(RuleText.word(fate), comparison.count(fate));
        }
        ArrayNode notes = summary.putArray("notes");
        gaps.forEach(notes::add);
        notes.add(LIMITS);
        lines.add(summary.toString());
        return lines;
    }

    private static void row(TextTable table, Pair pair, ZoneId zone) {
        IncidentSpan shown = pair.either();
        IncidentSpan told = pair.told();
        boolean gone = pair.fate() == Fate.GONE;
        table.row(
                mark(pair.fate()),
                shown.subject(),
                shown.ruleId(),
                shown.about(),
                gone ? "does not open" : TIME.format(shown.openedAt().atZone(zone)),
                gone ? "" : length(shown),
                told == null ? "no" : TIME.format(told.openedAt().atZone(zone)) + " for " + length(told));
    }

    private static String mark(Fate fate) {
        return switch (fate) {
            case SAME -> "=";
            case NEW -> "+";
            case GONE -> "-";
        };
    }

    private static String counts(Comparison comparison) {
        long same = comparison.count(Fate.SAME);
        return "%d incident(s) would have opened; %d were told: %d the same (=), %d new (+), %d gone (-)."
                .formatted(
                        same + comparison.count(Fate.NEW),
                        same + comparison.count(Fate.GONE),
                        same,
                        comparison.count(Fate.NEW),
                        comparison.count(Fate.GONE));
    }

    private static String length(IncidentSpan incident) {
        Instant closedAt = incident.closedAt();
        return closedAt == null
                ? "open at the end"
                : RuleText.duration(
                        1_000 * Duration.between(incident.openedAt(), closedAt).toSeconds());
    }

    private static ObjectNode object(Pair pair) {
        IncidentSpan shown = pair.either();
        ObjectNode object = NODES.objectNode();
        object.put("fate", RuleText.word(pair.fate()))
                .put("subject", shown.subject())
                .put("ruleId", shown.ruleId())
                .put("kind", shown.kind().name())
                .put("severity", shown.severity().name())
                .put("trackId", shown.about().isEmpty() ? null : shown.about())
                .put("summary", shown.summary());
        object.set("would", span(pair.would()));
        object.set("told", span(pair.told()));
        return object;
    }

    private static @Nullable ObjectNode span(@Nullable IncidentSpan incident) {
        if (incident == null) {
            return null;
        }
        Instant closedAt = incident.closedAt();
        return NODES.objectNode()
                .put("alertId", incident.alertId())
                .put("openedAt", incident.openedAt().toString())
                .put("closedAt", closedAt == null ? null : closedAt.toString());
    }
}
