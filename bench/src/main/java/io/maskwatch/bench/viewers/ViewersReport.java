package io.maskwatch.bench.viewers;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maskwatch.app.report.Versions;

/** The figures as JSON: every phase, and what they come to. Stateless. */
final class ViewersReport {
    private ViewersReport() {}

    static ObjectNode of(ViewersFigures figures) {
        ViewersPlan plan = figures.plan();
        ObjectNode report = JsonNodeFactory.instance
                .objectNode()
                .put("cameras", plan.cameras())
                .put("widthPx", ViewersPlan.WIDTH_PX)
                .put("heightPx", ViewersPlan.HEIGHT_PX)
                .put("framesPerSecond", plan.framesPerSecond())
                .put("viewers", plan.viewers())
                .put("pictureWidthPx", plan.pictureWidthPx())
                .put("phaseMs", plan.phase().toMillis())
                .put("rounds", plan.rounds())
                .put("seed", plan.seed());
        ArrayNode phases = report.putArray("phases");
        figures.phases().forEach(phase -> phases.add(phase(phase)));
        report.put("leastShareArrived", figures.leastShare(Audience.VIEWERS))
                .put("leastShareArrivedBesideStuck", figures.leastShare(Audience.STUCK_TOO))
                .put("analysedDrop", figures.drop())
                .put("stuckViewerHungUp", figures.stuckHungUp());
        report.putObject("ageMs")
                .put("p50", figures.ageMs(Audience.VIEWERS, 0.5))
                .put("p95", figures.ageMs(Audience.VIEWERS, 0.95))
                .put("p99", figures.ageMs(Audience.VIEWERS, 0.99));
        ArrayNode problems = report.putArray("problems");
        figures.problems().forEach(problems::add);
        report.set("versions", Versions.json());
        return report;
    }

    private static ObjectNode phase(PhaseResult phase) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("audience", phase.audience().name())
                .put("lengthMs", phase.length().toMillis())
                .put("publishedPerSecond", phase.publishedPerSecond())
                .put("analysedPerSecond", phase.analysedPerSecond())
                .put("cores", phase.cores());
        ArrayNode cameras = node.putArray("cameras");
        phase.cameras()
                .forEach(camera -> cameras.addObject()
                        .put("cameraId", camera.cameraId())
                        .put("published", camera.published())
                        .put("analysed", camera.analysed())
                        .put("arrived", camera.arrived())
                        .put("leastArrived", camera.leastArrived()));
        return node;
    }
}
