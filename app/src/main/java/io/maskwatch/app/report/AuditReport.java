package io.maskwatch.app.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maskwatch.app.audit.CameraAudit;
import io.maskwatch.app.audit.SessionAudit;
import io.maskwatch.schemas.OutcomeReason;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An audit as JSON and as a table. Stateless. */
public final class AuditReport {
    private static final String ROW = "%-16s %9s %9s %7s %9s %8s %12s %6s%n";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private AuditReport() {}

    /** {@code {cameras: [...], lost, pending}}. */
    public static ObjectNode json(List<CameraAudit> cameras) {
        ObjectNode report = NODES.objectNode();
        ArrayNode list = report.putArray("cameras");
        cameras.forEach(camera -> list.add(camera(camera)));
        report.put("lost", cameras.stream().mapToLong(CameraAudit::lost).sum());
        report.put("pending", cameras.stream().mapToLong(CameraAudit::pending).sum());
        return report;
    }

    /** A row per camera, and the gaps below it. */
    public static String table(List<CameraAudit> cameras) {
        StringBuilder table = new StringBuilder(
                ROW.formatted("CAMERA", "ANNOUNCED", "ANALYSED", "SHED", "REJECTED", "PENDING", "UNPUBLISHED", "LOST"));
        for (CameraAudit camera : cameras) {
            table.append(ROW.formatted(
                    camera.cameraId(),
                    camera.announced(),
                    camera.analysed(),
                    camera.shed(),
                    camera.rejected(),
                    camera.pending(),
                    camera.unpublished(),
                    camera.lost()));
            camera.sessions().stream()
                    .filter(session -> !session.gaps().isEmpty())
                    .forEach(session -> table.append("  session %d: no outcome for %s%n"
                            .formatted(session.session(), String.join(", ", session.gaps()))));
        }
        long lost = cameras.stream().mapToLong(CameraAudit::lost).sum();
        return table.append("lost ").append(lost).toString();
    }

    private static ObjectNode camera(CameraAudit camera) {
        ObjectNode node = NODES.objectNode()
                .put("id", camera.cameraId())
                .put("announced", camera.announced())
                .put("analysed", camera.analysed());
        node.set("shed", reasons(camera.shedByReason()));
        node.set("rejected", reasons(camera.rejectedByReason()));
        node.put("pending", camera.pending())
                .put("unpublished", camera.unpublished())
                .put("duplicates", camera.duplicates())
                .put("lost", camera.lost());
        ArrayNode sessions = node.putArray("sessions");
        camera.sessions().forEach(session -> sessions.add(session(session)));
        return node;
    }

    private static ObjectNode session(SessionAudit session) {
        ObjectNode node = NODES.objectNode()
                .put("session", session.session())
                .put("announced", session.announced())
                .put("lost", session.lost());
        ArrayNode gaps = node.putArray("gaps");
        session.gaps().forEach(gaps::add);
        return node;
    }

    static ObjectNode reasons(Map<OutcomeReason, Long> counts) {
        ObjectNode node = NODES.objectNode();
        counts.forEach((reason, count) -> node.put(reason.name().toLowerCase(Locale.ROOT), count));
        return node;
    }
}
