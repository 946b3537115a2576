package io.maskwatch.app.capacity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maskwatch.app.report.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What is said of a machine's capacity.
 *
 * @param cores of the machine
 * @param estimates by kind of camera, at least one
 */
public record CapacityReport(int cores, ModelCost model, BrokerCost broker, List<Estimate> estimates) {
    public CapacityReport {
        estimates = List.copyOf(estimates);
    }

    /** In words. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("%d cores; model %s on %s, at most %.1f frames/s; Kafka, there and back, %.1f ms"
                .formatted(cores, model.model(), model.provider(), model.mostPerSecond(), broker.roundTripMs()));
        TextTable table = new TextTable("cameras that send", "analysed", "cameras", "of the cores", "the limit");
        estimates.forEach(estimate -> table.row(
                "%s, %.0f pictures/s"
                        .formatted(estimate.kind().size(), estimate.kind().sentPerSecond()),
                "%.1f/s".formatted(estimate.kind().framesPerSecond()),
                Integer.toString(estimate.wholeCameras()),
                shares(estimate),
                estimate.limit().words()));
        lines.addAll(table.lines());
        estimates.stream()
                .map(Estimate::limit)
                .distinct()
                .forEach(limit -> lines.add("Where %s is the limit: %s".formatted(limit.words(), limit.remedy())));
        return lines;
    }

    private static String shares(Estimate estimate) {
        List<String> shares = new ArrayList<>();
        for (Part part : Part.values()) {
            shares.add("%s %.0f %%".formatted(part.name().toLowerCase(Locale.ROOT), 100 * estimate.share(part)));
        }
        return String.join(", ", shares);
    }

    /** The same for programs. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("cores", cores);
        json.putObject("model")
                .put("name", model.model())
                .put("provider", model.provider())
                .put("batch", model.batch())
                .put("cpuSecondsAFrame", model.cpuSeconds())
                .put("mostFramesPerSecond", model.mostPerSecond())
                .put("jpegDecodeSeconds", model.decodeSeconds());
        json.putObject("broker")
                .put("cpuSecondsAFrame", broker.frameSeconds())
                .put("roundTripMs", broker.roundTripMs());
        ArrayNode list = json.putArray("estimates");
        estimates.forEach(estimate -> list.add(json(estimate)));
        return json;
    }

    private static ObjectNode json(Estimate estimate) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("widthPx", estimate.kind().widthPx())
                .put("heightPx", estimate.kind().heightPx())
                .put("sentPerSecond", estimate.kind().sentPerSecond())
                .put("framesPerSecond", estimate.kind().framesPerSecond())
                .put("cameras", estimate.cameras())
                .put("limit", estimate.limit().name())
                .put("remedy", estimate.limit().remedy());
        ObjectNode parts = node.putObject("coresACamera");
        for (Part part : Part.values()) {
            parts.put(part.name(), estimate.coresACamera().getOrDefault(part, 0.0));
        }
        return node;
    }
}
