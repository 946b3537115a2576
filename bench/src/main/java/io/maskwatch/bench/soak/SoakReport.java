package io.maskwatch.bench.soak;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maskwatch.app.report.Versions;
import io.maskwatch.bench.soak.measure.Holdings;
import io.maskwatch.bench.soak.measure.Sample;

/** The figures as JSON. Stateless. */
final class SoakReport {
    private SoakReport() {}

    static ObjectNode of(SoakFigures figures) {
        SoakPlan plan = figures.plan();
        ObjectNode report = JsonNodeFactory.instance
                .objectNode()
                .put("cameras", plan.cameras())
                .put("framesPerSecond", plan.framesPerSecond())
                .put("lengthMs", plan.length().toMillis())
                .put("warmUpMs", plan.warmUp().toMillis())
                .put("heapMegabytes", plan.heapMegabytes())
                .put("seed", plan.seed())
                .put("lost", figures.lost());
        ArrayNode growths = report.putArray("growths");
        figures.growths()
                .forEach(growth -> growths.addObject()
                        .put("name", growth.name())
                        .put("unit", growth.unit())
                        .put("mean", growth.trend().mean())
                        .put("last", growth.last())
                        .put("percentPerHour", growth.trend().percentPerHour())
                        .put("percentStandardError", growth.trend().percentError())
                        .put("goal", growth.verdict().words()));
        ArrayNode samples = report.putArray("samples");
        figures.samples().forEach(sample -> samples.add(sample(sample)));
        ArrayNode problems = report.putArray("problems");
        figures.problems().forEach(problems::add);
        report.set("versions", Versions.json());
        return report;
    }

    private static ObjectNode sample(Sample sample) {
        Holdings holdings = sample.holdings();
        return JsonNodeFactory.instance
                .objectNode()
                .put("minutes", sample.hours() * 60)
                .put("residentMb", holdings.residentMb())
                .put("heapMb", holdings.heapMb())
                .put("otherMb", holdings.otherMb())
                .put("threads", holdings.threads())
                .put("handles", holdings.handles())
                .put("analysed", sample.analysed())
                .put("shed", sample.shed())
                .put("latencyMs", sample.latencyMs())
                .put("latencyP95Ms", sample.latencyP95Ms());
    }
}
