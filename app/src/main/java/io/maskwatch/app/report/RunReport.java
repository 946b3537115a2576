package io.maskwatch.app.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maskwatch.app.audit.CameraAudit;
import io.maskwatch.app.live.CameraTally;
import io.maskwatch.app.live.Latencies;
import io.maskwatch.app.live.RunTally;
import io.maskwatch.app.records.RecordJson;
import io.maskwatch.schemas.AlertState;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.ModelUse;
import io.maskwatch.schemas.StreamFacts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The report of a run as JSON. Stateless. */
public final class RunReport {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RunReport() {}

    /**
     * The report.
     *
     * @param audit the accounts of all cameras, after the drain
     * @param wall how long the command ran
     */
    public static ObjectNode of(RunTally tally, List<CameraAudit> audit, Duration wall) {
        Map<String, CameraAudit> accounts =
                audit.stream().collect(Collectors.toMap(CameraAudit::cameraId, Function.identity()));
        ObjectNode report = NODES.objectNode();
        ArrayNode cameras = report.putArray("cameras");
        tally.cameras().forEach(camera -> cameras.add(camera(camera, accounts.get(camera.cameraId()))));
        report.put(
                "persons",
                tally.cameras().stream().mapToInt(CameraTally::persons).sum());
        report.put("windows", tally.finalWindows());
        report.set("alerts", alerts(tally));
        ObjectNode latency = report.putObject("latencyMs");
        latency.set("captureToDetection", percentiles(tally.toDetection()));
        latency.set("captureToAlert", percentiles(tally.toAlert()));
        ModelUse model = tally.model();
        if (model != null) {
            report.putObject("model")
                    .put("name", model.getName())
                    .put("hash", model.getHash())
                    .put("provider", model.getProvider());
        }
        report.put("lost", audit.stream().mapToLong(CameraAudit::lost).sum());
        report.put("pending", audit.stream().mapToLong(CameraAudit::pending).sum());
        report.put("wallSeconds", wall.toMillis() / 1000.0);
        report.set("versions", Versions.json());
        return report;
    }

    private static ObjectNode camera(CameraTally camera, @Nullable CameraAudit account) {
        CameraStatus status = camera.status();
        StreamFacts stream = status == null ? null : status.getStream();
        ObjectNode node = NODES.objectNode()
                .put("id", camera.cameraId())
                .put("state", status == null ? "UNKNOWN" : status.getState().name())
                .put("streamed", camera.streamed())
                .put("framesPublished", camera.published())
                .put("framesAnalysed", camera.analysed());
        node.set("framesShed", AuditReport.reasons(camera.shed()));
        node.set("framesRejected", AuditReport.reasons(camera.rejected()));
        node.put("framesPerSecond", Math.round(camera.analysedPerSecond() * 100) / 100.0)
                .put("resolution", stream == null ? "" : stream.getWidthPx() + "x" + stream.getHeightPx())
                .put("codec", stream == null ? "" : stream.getCodec())
                .put("reconnects", camera.reconnects())
                .put("persons", camera.persons())
                .put("lost", account == null ? 0 : account.lost());
        return node;
    }

    private static ObjectNode alerts(RunTally tally) {
        ObjectNode node = NODES.objectNode();
        node.put("opened", tally.alerts().size());
        node.put(
                "closed",
                tally.alerts().stream()
                        .filter(alert -> alert.getState() == AlertState.CLOSED)
                        .count());
        node.put("repeatedSteps", tally.repeatedAlertSteps());
        ArrayNode list = node.putArray("list");
        tally.alerts().forEach(alert -> list.add(RecordJson.tree(alert)));
        return node;
    }

    private static ObjectNode percentiles(Latencies latencies) {
        return NODES.objectNode()
                .put("count", latencies.count())
                .put("p50", latencies.percentile(0.5))
                .put("p95", latencies.percentile(0.95))
                .put("p99", latencies.percentile(0.99));
    }
}
