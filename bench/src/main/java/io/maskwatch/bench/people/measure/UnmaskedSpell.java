package io.maskwatch.bench.people.measure;

import io.maskwatch.bench.people.measure.VisitFacts.Seen;
import io.maskwatch.bench.people.truth.Visit;
import io.maskwatch.bench.people.truth.Visit.Wearing;
import io.maskwatch.schemas.MaskVerdict;
import java.util.ArrayList;
import java.util.List;

/**
 * A time in which a person wears no mask. Immutable.
 *
 * @param visit whose
 * @param from when it begins, in seconds
 * @param to when it ends
 * @param seen when the face was to be seen meanwhile, large enough to judge
 */
record UnmaskedSpell(int visit, double from, double to, List<Double> seen) {
    /** A verdict takes some looks, and the alert one more. */
    private static final double GRACE = 3;
    /** Share of the dwell for which the face must be to be seen. */
    private static final double SEEN_SHARE = 0.7;

    private static final double SEEN_AFTER = 1;

    static List<UnmaskedSpell> of(VisitFacts facts) {
        List<UnmaskedSpell> spells = new ArrayList<>();
        for (Visit visit : facts.world().visits()) {
            for (int i = 0; i < visit.masks().size(); i++) {
                Wearing worn = visit.masks().get(i);
                double to = i + 1 < visit.masks().size()
                        ? visit.masks().get(i + 1).from()
                        : visit.path().to();
                if (worn.mask() == MaskVerdict.UNMASKED && to > worn.from()) {
                    List<Double> seen = facts.seen(visit.number()).stream()
                            .filter(moment -> moment.judgeable() && moment.at() >= worn.from() && moment.at() < to)
                            .map(Seen::at)
                            .toList();
                    spells.add(new UnmaskedSpell(visit.number(), worn.from(), to, seen));
                }
            }
        }
        return spells;
    }

    /** When it was first to be seen; when it ended, if never. */
    double seenFrom() {
        return seen.isEmpty() ? to : seen.get(0);
    }

    /** Whether it lasted and was seen so long that an alert must have been told. */
    boolean calls(double dwellSeconds) {
        double due = seenFrom() + dwellSeconds + GRACE;
        double during = seen.stream().filter(at -> at < due).count() * VisitFacts.STEP;
        double after = seen.stream().filter(at -> at >= due).count() * VisitFacts.STEP;
        return during >= SEEN_SHARE * dwellSeconds && after >= SEEN_AFTER;
    }

    /** Whether it is on, or was a moment ago: what a verdict follows. */
    boolean contains(double at) {
        return at >= from && at < to + GRACE;
    }
}
