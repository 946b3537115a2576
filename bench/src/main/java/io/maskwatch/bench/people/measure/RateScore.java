package io.maskwatch.bench.people.measure;

import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.MaskVerdict;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How far rates are from the truth, over final windows with a coverage of {@value #COVERED} at least and
 * {@value #SAMPLE} judgeable persons; of several runs it adds up. The true rate of a window is that of the judgeable
 * persons to be seen in it, each by what was worn last within it. Immutable.
 *
 * @param windows windows compared
 * @param absoluteError sum of the deviations without their signs, in points
 * @param error sum of the deviations, in points
 * @param worst largest deviation, in points
 */
public record RateScore(int windows, double absoluteError, double error, double worst) {
    /** Nothing yet. */
    public static final RateScore NONE = new RateScore(0, 0, 0, 0);

    private static final double COVERED = 0.9;
    private static final int SAMPLE = 5;

    /** The score of one run. */
    public static RateScore of(Recording recording, VisitFacts facts) {
        RateScore score = NONE;
        for (ComplianceWindow window : recording.finals()) {
            OptionalDouble truth =
                    truth(facts, recording.seconds(window.getStartAt()), recording.seconds(window.getEndAt()));
            if (window.getCoverage() >= COVERED && window.getRate() != null && truth.isPresent()) {
                double points = 100 * (window.getRate().getValue() - truth.getAsDouble());
                score = score.plus(new RateScore(1, Math.abs(points), points, Math.abs(points)));
            }
        }
        return score;
    }

    private static OptionalDouble truth(VisitFacts facts, double from, double to) {
        List<MaskVerdict> worn = facts.world().visits().stream()
                .filter(visit -> facts.judgeable(visit.number()))
                .flatMap(visit -> facts.seen(visit.number()).stream()
                        .filter(seen -> seen.at() >= from && seen.at() < to)
                        .reduce((first, second) -> second)
                        .map(seen -> visit.mask(seen.at()))
                        .stream())
                .toList();
        return worn.size() < SAMPLE
                ? OptionalDouble.empty()
                : worn.stream()
                        .mapToDouble(mask -> mask == MaskVerdict.MASKED ? 1 : 0)
                        .average();
    }

    public RateScore plus(RateScore other) {
        return new RateScore(
                windows + other.windows,
                absoluteError + other.absoluteError,
                error + other.error,
                Math.max(worst, other.worst));
    }

    /** Mean deviation without its sign, in points. */
    public double meanAbsolute() {
        return windows == 0 ? 0 : absoluteError / windows;
    }

    /** Mean deviation, in points: above 0 if rates are too high. */
    public double bias() {
        return windows == 0 ? 0 : error / windows;
    }
}
