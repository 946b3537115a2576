package io.maskwatch.bench.kills;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maskwatch.app.report.AuditReport;
import io.maskwatch.bench.kills.KillsRun.KillsOptions;
import io.maskwatch.bench.kills.course.Effect;
import java.util.List;
import java.util.Locale;

/** The result as JSON. Stateless. */
final class KillsReport {
    private KillsReport() {}

    static ObjectNode of(KillsOptions options, KillsResult result) {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.put("benchmark", "kills")
                .put("seed", options.seed())
                .put("seconds", options.length().toSeconds())
                .put("cameras", options.cameras())
                .put("workersOfEachRole", options.workers())
                .put("taskIdleSeconds", options.taskIdle().toSeconds());
        ArrayNode blows = report.putArray("blows");
        result.effects().forEach(effect -> blows.add(blow(effect)));
        report.set("audit", AuditReport.json(result.audit()));
        ObjectNode doubled = report.putObject("publishedTwiceMs");
        result.doubled().forEach((camera, length) -> doubled.put(camera, length.toMillis()));
        report.putObject("told")
                .put("finalWindows", result.told().windowCount())
                .put("windowsWithPeople", result.told().windowsWithPeople())
                .put("incidents", result.told().incidents());
        strings(report.putArray("endedByThemselves"), result.deaths());
        strings(report.putArray("failures"), result.failures());
        return report;
    }

    private static ObjectNode blow(Effect effect) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("target", effect.struck().blow().target())
                .put("fault", effect.struck().blow().fault().words())
                .put("from", effect.struck().from().toString())
                .put("until", effect.struck().until().toString());
        ObjectNode silent = node.putObject("silentMs");
        effect.silences()
                .forEach((stage, length) -> silent.put(stage.name().toLowerCase(Locale.ROOT), length.toMillis()));
        node.put("framesElsewhereSilentMs", effect.elsewhere().toMillis());
        strings(node.putArray("begunAnewElsewhere"), effect.stopped());
        return node;
    }

    private static void strings(ArrayNode array, List<String> values) {
        values.forEach(array::add);
    }
}
