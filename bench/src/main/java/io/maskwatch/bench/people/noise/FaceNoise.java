package io.maskwatch.bench.people.noise;

import io.maskwatch.bench.people.truth.Area;
import io.maskwatch.bench.people.truth.Sight;
import io.maskwatch.bench.people.truth.Visit;
import io.maskwatch.schemas.Detection;
import io.maskwatch.schemas.MaskVerdict;
import java.util.List;
import java.util.Random;

/** How one person's face is seen and mistaken over time. Not thread-safe. */
final class FaceNoise {
    /** Share of the errors that last. */
    private static final double LASTING = 0.5;
    /** Longest part of the time in which lasting errors can strike. */
    private static final double MOST = 0.5;

    private static final double SECONDS = 0.8;
    /** Least visible share of a face that is ever found. */
    private static final double LEAST_VISIBLE = 0.3;

    private final Random random;
    private final Spells misses;
    private final Spells mistakes;

    FaceNoise(Visit visit, Random random) {
        this.random = random;
        this.misses = new Spells(random, visit.path().from(), visit.path().to(), MOST, SECONDS);
        this.mistakes = new Spells(random, visit.path().from(), visit.path().to(), MOST, SECONDS);
    }

    /** None or one detection. */
    List<Detection> look(Sight sight, Area box, double inputPx, double at) {
        if (sight.visible() < LEAST_VISIBLE) {
            return List.of();
        }
        double whole = Math.min(1, (sight.visible() - LEAST_VISIBLE) / (0.9 - LEAST_VISIBLE));
        double miss = 1 - MeasuredModel.found(sight.mask(), inputPx) * (0.3 + 0.7 * whole);
        if (strikes(misses, miss, at)) {
            boolean doubtful = random.nextDouble() < MeasuredModel.DOUBTFUL_OF_MISSED;
            return doubtful ? List.of(Labels.doubtful(box, 0.1 + 0.2 * random.nextDouble())) : List.of();
        }
        double score = score(inputPx);
        if (strikes(mistakes, 1 - MeasuredModel.right(sight.mask(), inputPx), at)) {
            boolean unsure = sight.mask() == MaskVerdict.INCORRECT && random.nextBoolean();
            return List.of(
                    unsure
                            ? Labels.doubtful(box, Math.min(0.45, score))
                            : Labels.wrong(sight.mask(), box, score - 0.1, random));
        }
        return List.of(Labels.right(sight.mask(), box, score));
    }

    private boolean strikes(Spells lasting, double rate, double at) {
        return lasting.strike(at, LASTING * rate) || random.nextDouble() < (1 - LASTING) * rate;
    }

    /** Small faces are scored lower. */
    private double score(double inputPx) {
        double mean = 0.62 + 0.28 * Math.min(1, Math.max(0, inputPx - 12) / 36);
        return Math.min(0.99, mean + 0.12 * random.nextGaussian());
    }
}
