package io.maskwatch.detector.evaluation;

import io.maskwatch.detector.evaluation.PictureMatching.Judged;
import java.util.Comparator;
import java.util.List;

/**
 * Precision over recall of one label at one overlap, all pictures together. Immutable.
 *
 * @param precision average of the interpolated precision at the recalls 0, 0.01 … 1; not a number without a true box
 * @param recall the highest that is reached; not a number without a true box
 */
record LevelCurve(double precision, double recall) {
    private static final int RECALL_STEPS = 100;

    static LevelCurve of(List<PictureMatching> pictures, AreaRange range, double leastIou) {
        int counted =
                pictures.stream().mapToInt(picture -> picture.counted(range)).sum();
        List<Judged> ranked = pictures.stream()
                .flatMap(picture -> picture.judge(range, leastIou).stream())
                .sorted(Comparator.comparingDouble(Judged::score).reversed())
                .toList();
        return counted == 0 ? new LevelCurve(Double.NaN, Double.NaN) : of(ranked, counted);
    }

    private static LevelCurve of(List<Judged> ranked, int counted) {
        double[] precision = new double[ranked.size()];
        double[] recall = new double[ranked.size()];
        int hits = 0;
        for (int i = 0; i < precision.length; i++) {
            hits += ranked.get(i).hit() ? 1 : 0;
            precision[i] = hits / (i + 1.0);
            recall[i] = hits / (double) counted;
        }
        return new LevelCurve(average(interpolated(precision), recall), hits / (double) counted);
    }

    /** At each place the best precision that is reached there or at a higher recall. */
    private static double[] interpolated(double[] precision) {
        for (int i = precision.length - 2; i >= 0; i--) {
            precision[i] = Math.max(precision[i], precision[i + 1]);
        }
        return precision;
    }

    private static double average(double[] precision, double[] recall) {
        double sum = 0;
        int place = 0;
        for (int step = 0; step <= RECALL_STEPS; step++) {
            // times 0.01, not over 100: so COCO's own recalls are rounded
            double wanted = step == RECALL_STEPS ? 1 : step * 0.01;
            while (place < recall.length && recall[place] < wanted) {
                place++;
            }
            sum += place < recall.length ? precision[place] : 0;
        }
        return sum / (RECALL_STEPS + 1);
    }
}
