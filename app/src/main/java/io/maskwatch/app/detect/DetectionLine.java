package io.maskwatch.app.detect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maskwatch.media.RgbImage;
import io.maskwatch.schemas.BoundingBox;
import io.maskwatch.schemas.Detection;
import java.time.Duration;
import java.util.List;

/** What was found in one picture, as a line of JSON. Stateless. */
public final class DetectionLine {
    private DetectionLine() {}

    /** {@code {file, widthPx, heightPx, milliseconds, truncated, detections: [{box: [left, top, right, bottom], …}]}}. */
    public static String json(
            String file, RgbImage picture, List<Detection> detections, boolean truncated, Duration wallTime) {
        ObjectNode line = JsonNodeFactory.instance
                .objectNode()
                .put("file", file)
                .put("widthPx", picture.widthPx())
                .put("heightPx", picture.heightPx())
                .put("milliseconds", wallTime.toNanos() / 1_000_000)
                .put("truncated", truncated);
        ArrayNode list = line.putArray("detections");
        detections.forEach(detection -> list.add(detection(detection, picture)));
        return line.toString();
    }

    private static ObjectNode detection(Detection detection, RgbImage picture) {
        BoundingBox box = detection.getBox();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.putArray("box")
                .add(rounded(box.getLeft() * picture.widthPx(), 10))
                .add(rounded(box.getTop() * picture.heightPx(), 10))
                .add(rounded((box.getLeft() + box.getWidth()) * picture.widthPx(), 10))
                .add(rounded((box.getTop() + box.getHeight()) * picture.heightPx(), 10));
        node.put("label", detection.getLabel())
                .put("compliance", detection.getCompliance().name())
                .put("score", rounded(detection.getScore(), 10_000));
        ObjectNode scores = node.putObject("classScores");
        detection.getClassScores().forEach((label, score) -> scores.put(label, rounded(score, 10_000)));
        return node;
    }

    private static double rounded(double value, int parts) {
        return Math.round(value * parts) / (double) parts;
    }
}
