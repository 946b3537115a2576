package io.maskwatch.bench.people.measure;

import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.PersonCounts;
import java.util.List;
import java.util.Map;

/**
 * How people were counted; of several runs it adds up. Splits and merges cancel out in the sum, so they are told too.
 * Immutable.
 *
 * @param truth persons to be counted
 * @param arrived persons told as arrived, over all final windows
 * @param again tracks too many of one person
 * @param never persons who were never counted under an identity of their own
 * @param nobody tracks where nobody is
 */
public record CountScore(int truth, int arrived, int again, int never, int nobody) {
    /** Nothing yet. */
    public static final CountScore NONE = new CountScore(0, 0, 0, 0, 0);

    /** The counts of one run. */
    public static CountScore of(List<ComplianceWindow> finals, VisitFacts facts, Follower follower) {
        Map<Integer, Integer> tracks = follower.tracksOfVisits();
        int never = (int) facts.world().visits().stream()
                .filter(visit -> facts.counted(visit.number()) && !tracks.containsKey(visit.number()))
                .count();
        return new CountScore(
                facts.persons(),
                finals.stream().mapToInt(window -> all(window.getArrived())).sum(),
                tracks.values().stream().mapToInt(count -> count - 1).sum(),
                never,
                follower.phantoms());
    }

    public CountScore plus(CountScore other) {
        return new CountScore(
                truth + other.truth,
                arrived + other.arrived,
                again + other.again,
                never + other.never,
                nobody + other.nobody);
    }

    /** Deviation of the count from the truth, as a share of the truth. */
    public double error() {
        return truth == 0 ? 0 : (double) (arrived - truth) / truth;
    }

    private static int all(PersonCounts counts) {
        return counts.getMasked() + counts.getUnmasked() + counts.getIncorrect() + counts.getUnknown();
    }
}
