package io.maskwatch.detector.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Gathers what was found and what is true, picture by picture, and measures it as COCO does. The order of the pictures
 * decides between detections of equal score. Not thread-safe.
 */
public final class DetectionEvaluation {
    private final Map<String, List<PictureMatching>> byLabel = new LinkedHashMap<>();

    /** Measures these labels, and no other. */
    public DetectionEvaluation(List<String> labels) {
        labels.forEach(label -> byLabel.put(label, new ArrayList<>()));
    }

    /** Takes one picture, also one without any box. */
    public void add(List<FoundBox> found, List<TrueBox> truth) {
        byLabel.forEach((label, pictures) ->
                pictures.add(new PictureMatching(of(label, found, FoundBox::label), of(label, truth, TrueBox::label))));
    }

    /** How good it all was. */
    public AccuracyTable table() {
        Map<String, Map<AreaRange, Accuracy>> rows = new LinkedHashMap<>();
        byLabel.forEach((label, pictures) -> rows.put(label, AccuracyTable.row(range -> Accuracy.of(pictures, range))));
        return new AccuracyTable(rows);
    }

    private static <T> List<T> of(String label, List<T> boxes, Function<T, String> labelOf) {
        return boxes.stream().filter(box -> labelOf.apply(box).equals(label)).toList();
    }
}
