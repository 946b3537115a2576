package io.maskwatch.app.evaluate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maskwatch.detector.evaluation.Accuracy;
import io.maskwatch.detector.evaluation.AccuracyTable;
import io.maskwatch.detector.evaluation.AreaRange;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The measures of an evaluation as JSON and as a table. Stateless. */
public final class EvaluationReport {
    private static final String HEAD = "%-24s %6s %6s %6s %6s %7s %9s %8s %8s %8s%n";

    private EvaluationReport() {}

    /**
     * {@code {ap, ap50, ap75, recall, recall50, boxes, sizes: {small, medium, large}, labels: {NAME: the same}}}; null where
     * there is no true box. Those at the top are means over the labels.
     */
    public static ObjectNode json(AccuracyTable table) {
        ObjectNode report = row(table.mean());
        ObjectNode labels = report.putObject("labels");
        table.labels().forEach((label, row) -> labels.set(label, row(row)));
        return report;
    }

    /** A row for each label, and their mean. */
    public static String table(AccuracyTable table) {
        StringBuilder text = new StringBuilder(HEAD.formatted(
                "LABEL", "BOXES", "AP", "AP50", "AP75", "RECALL", "RECALL50", "AP SMALL", "MEDIUM", "LARGE"));
        table.labels().forEach((label, row) -> text.append(line(label, row)));
        return text.append(line("mean", table.mean())).toString().stripTrailing();
    }

    private static ObjectNode row(Map<AreaRange, Accuracy> row) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ObjectNode sizes = JsonNodeFactory.instance.objectNode();
        row.forEach((range, accuracy) -> {
            if (range == AreaRange.ALL) {
                put(node, accuracy);
            } else {
                put(sizes.putObject(range.name().toLowerCase(Locale.ROOT)), accuracy);
            }
        });
        node.set("sizes", sizes);
        return node;
    }

    private static void put(ObjectNode node, Accuracy accuracy) {
        node.put("ap", rounded(accuracy.ap()))
                .put("ap50", rounded(accuracy.ap50()))
                .put("ap75", rounded(accuracy.ap75()))
                .put("recall", rounded(accuracy.recall()))
                .put("recall50", rounded(accuracy.recall50()))
                .put("boxes", accuracy.boxes());
    }

    private static @Nullable Double rounded(double value) {
        return Double.isNaN(value) ? null : Math.round(value * 10_000) / 10_000.0;
    }

    private static String line(String label, Map<AreaRange, Accuracy> row) {
        Accuracy all = of(row, AreaRange.ALL);
        return HEAD.formatted(
                label,
                all.boxes(),
                cell(all.ap()),
                cell(all.ap50()),
                cell(all.ap75()),
                cell(all.recall()),
                cell(all.recall50()),
                cell(of(row, AreaRange.SMALL).ap()),
                cell(of(row, AreaRange.MEDIUM).ap()),
                cell(of(row, AreaRange.LARGE).ap()));
    }

    private static String cell(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.3f", value);
    }

    private static Accuracy of(Map<AreaRange, Accuracy> row, AreaRange range) {
        return Objects.requireNonNull(row.get(range), range::name);
    }
}
