package io.maskwatch.detector.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.maskwatch.detector.Box;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The measures against what pycocotools says of the same made-up boxes: crowds, all sizes, more than a hundred detections. */
class PycocotoolsTest {
    private static final double TOLERANCE = 1e-9;

    private static JsonNode fixture = new ObjectMapper().nullNode();
    private static AccuracyTable table = new AccuracyTable(Map.of());

    @BeforeAll
    static void evaluate() throws IOException {
        try (InputStream stream = PycocotoolsTest.class.getResourceAsStream("pycocotools.json")) {
            fixture = new ObjectMapper().readTree(Objects.requireNonNull(stream, "fixture"));
        }
        Map<Integer, String> labels = new HashMap<>();
        fixture.at("/annotations/categories")
                .forEach(category -> labels.put(
                        category.get("id").asInt(), category.get("name").asText()));
        DetectionEvaluation evaluation = new DetectionEvaluation(List.copyOf(labels.values()));
        for (JsonNode image : fixture.at("/annotations/images")) {
            int id = image.get("id").asInt();
            List<TrueBox> truth = new ArrayList<>();
            for (JsonNode row : of(id, fixture.at("/annotations/annotations"))) {
                truth.add(new TrueBox(
                        label(labels, row), box(row), row.get("iscrowd").asInt() == 1));
            }
            List<FoundBox> found = new ArrayList<>();
            for (JsonNode row : of(id, fixture.get("detections"))) {
                found.add(new FoundBox(
                        label(labels, row), box(row), row.get("score").asDouble()));
            }
            evaluation.add(found, truth);
        }
        table = evaluation.table();
    }

    @ParameterizedTest
    @ValueSource(strings = {"with_mask", "without_mask", "incorrect"})
    void agreesOnALabel(String label) {
        agrees(Objects.requireNonNull(table.labels().get(label), label), fixture.at("/expected/classes/" + label));
    }

    @Test
    void agreesOnTheMean() {
        agrees(table.mean(), fixture.get("expected"));
    }

    private static void agrees(Map<AreaRange, Accuracy> row, JsonNode expected) {
        Accuracy all = Objects.requireNonNull(row.get(AreaRange.ALL));
        equal(all.ap(), expected, "AP");
        equal(all.ap50(), expected, "AP50");
        equal(all.ap75(), expected, "AP75");
        equal(all.recall(), expected, "AR");
        equal(all.recall50(), expected, "recall50");
        equal(Objects.requireNonNull(row.get(AreaRange.SMALL)), expected, "small");
        equal(Objects.requireNonNull(row.get(AreaRange.MEDIUM)), expected, "medium");
        equal(Objects.requireNonNull(row.get(AreaRange.LARGE)), expected, "large");
    }

    private static void equal(Accuracy sized, JsonNode expected, String size) {
        equal(sized.ap(), expected, "AP_" + size);
        equal(sized.recall(), expected, "AR_" + size);
    }

    private static void equal(double actual, JsonNode expected, String key) {
        assertThat(actual).as(key).isCloseTo(expected.get(key).asDouble(), within(TOLERANCE));
    }

    private static List<JsonNode> of(int image, JsonNode rows) {
        List<JsonNode> mine = new ArrayList<>();
        rows.forEach(row -> {
            if (row.get("image_id").asInt() == image) {
                mine.add(row);
            }
        });
        return mine;
    }

    private static String label(Map<Integer, String> labels, JsonNode row) {
        return Objects.requireNonNull(labels.get(row.get("category_id").asInt()));
    }

    private static Box box(JsonNode row) {
        JsonNode box = row.get("bbox");
        double left = box.get(0).asDouble();
        double top = box.get(1).asDouble();
        return new Box(left, top, left + box.get(2).asDouble(), top + box.get(3).asDouble());
    }
}
