package io.maskwatch.detector.evaluation;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * COCO's measures by label and by size. Immutable.
 *
 * @param labels for each label, in the order of the evaluation, its measures in every range of area
 */
public record AccuracyTable(Map<String, Map<AreaRange, Accuracy>> labels) {
    public AccuracyTable {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    /** The means over the labels that have a true box of that size. */
    public Map<AreaRange, Accuracy> mean() {
        return row(range -> Accuracy.mean(
                labels.values().stream().map(row -> of(row, range)).toList()));
    }

    static Map<AreaRange, Accuracy> row(Function<AreaRange, Accuracy> measure) {
        Map<AreaRange, Accuracy> row = new EnumMap<>(AreaRange.class);
        for (AreaRange range : AreaRange.values()) {
            row.put(range, measure.apply(range));
        }
        return Collections.unmodifiableMap(row);
    }

    private static Accuracy of(Map<AreaRange, Accuracy> row, AreaRange range) {
        Accuracy accuracy = row.get(range);
        if (accuracy == null) {
            throw new IllegalStateException("no measures of " + range);
        }
        return accuracy;
    }
}
