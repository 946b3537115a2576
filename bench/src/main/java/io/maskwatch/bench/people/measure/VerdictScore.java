package io.maskwatch.bench.people.measure;

import io.maskwatch.bench.people.measure.Follower.Pair;
import io.maskwatch.bench.people.truth.Visit;
import io.maskwatch.schemas.MaskVerdict;
import java.util.HashMap;
import java.util.Map;

/**
 * How people were judged; of several runs it adds up. Looks within {@value #SETTLING} seconds of a change of the mask are
 * left out. Immutable.
 *
 * @param judgeable persons who could be judged
 * @param decided those of them who were
 * @param last persons of whom something was held when they were seen last
 * @param lastRight those of them of whom it was right
 * @param moments looks at a person of whom something was held
 * @param momentsRight those of them in which it was right
 */
public record VerdictScore(int judgeable, int decided, int last, int lastRight, long moments, long momentsRight) {
    /** Nothing yet. */
    public static final VerdictScore NONE = new VerdictScore(0, 0, 0, 0, 0, 0);

    private static final double SETTLING = 3;

    /** The score of one run. */
    public static VerdictScore of(VisitFacts facts, Follower follower) {
        Map<Integer, Boolean> last = new HashMap<>();
        Map<Integer, Boolean> decided = new HashMap<>();
        long moments = 0;
        long right = 0;
        for (Pair pair : follower.pairs()) {
            Visit visit = pair.sight().visit();
            if (pair.followed().held() == MaskVerdict.UNKNOWN) {
                continue;
            }
            decided.put(visit.number(), true);
            boolean settled = visit.masks().get(0).from() == visit.maskSince(pair.at())
                    || pair.at() - visit.maskSince(pair.at()) >= SETTLING;
            if (settled) {
                boolean correct = pair.followed().held() == pair.sight().mask();
                last.put(visit.number(), correct);
                moments++;
                right += correct ? 1 : 0;
            }
        }
        int judgeable = 0;
        int judged = 0;
        for (Visit visit : facts.world().visits()) {
            if (facts.judgeable(visit.number())) {
                judgeable++;
                judged += decided.containsKey(visit.number()) ? 1 : 0;
            }
        }
        int lastRight = (int) last.values().stream().filter(correct -> correct).count();
        return new VerdictScore(judgeable, judged, last.size(), lastRight, moments, right);
    }

    public VerdictScore plus(VerdictScore other) {
        return new VerdictScore(
                judgeable + other.judgeable,
                decided + other.decided,
                last + other.last,
                lastRight + other.lastRight,
                moments + other.moments,
                momentsRight + other.momentsRight);
    }

    /** Share of the judgeable persons who were judged. */
    public double decidedShare() {
        return share(decided, judgeable);
    }

    /** Share of the last verdicts that are right. */
    public double lastAccuracy() {
        return share(lastRight, last);
    }

    /** Share of the looks at which what was held was right. */
    public double momentAccuracy() {
        return share(momentsRight, moments);
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 1 : (double) part / whole;
    }
}
