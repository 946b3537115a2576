package io.maskwatch.detector.evaluation;

import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * COCO's measures of one label, or the means of several. Immutable. Where there is no true box each is not a number.
 *
 * @param boxes true boxes that ask to be found
 * @param ap average precision, over overlaps of 0.50 to 0.95
 * @param ap50 average precision at an overlap of 0.50
 * @param ap75 average precision at an overlap of 0.75
 * @param recall share of the true boxes that is found, over overlaps of 0.50 to 0.95 (COCO's AR, a hundred detections)
 * @param recall50 the same at an overlap of 0.50
 */
public record Accuracy(int boxes, double ap, double ap50, double ap75, double recall, double recall50) {
    static Accuracy of(List<PictureMatching> pictures, AreaRange range) {
        List<LevelCurve> levels = IntStream.range(0, IouLevels.COUNT)
                .mapToObj(place -> LevelCurve.of(pictures, range, IouLevels.at(place)))
                .toList();
        return new Accuracy(
                pictures.stream().mapToInt(picture -> picture.counted(range)).sum(),
                mean(levels, LevelCurve::precision),
                levels.get(IouLevels.AT_50).precision(),
                levels.get(IouLevels.AT_75).precision(),
                mean(levels, LevelCurve::recall),
                levels.get(IouLevels.AT_50).recall());
    }

    /** The mean of those that rest on a true box; their boxes together. */
    static Accuracy mean(Collection<Accuracy> labels) {
        List<Accuracy> known = labels.stream().filter(label -> label.boxes > 0).toList();
        return new Accuracy(
                known.stream().mapToInt(Accuracy::boxes).sum(),
                mean(known, Accuracy::ap),
                mean(known, Accuracy::ap50),
                mean(known, Accuracy::ap75),
                mean(known, Accuracy::recall),
                mean(known, Accuracy::recall50));
    }

    private static <T> double mean(Collection<T> values, ToDoubleFunction<T> measure) {
        return values.stream().mapToDouble(measure).average().orElse(Double.NaN);
    }
}
