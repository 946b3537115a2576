package io.maskwatch.sink.alert;

import io.maskwatch.schemas.Rule;
import io.maskwatch.sink.state.RuleTally;
import java.util.ArrayList;
import java.util.List;

/**
 * How many incidents may open within an hour, of one rule and of all rules together. Used once, by one thread; works on
 * the tallies handed in.
 */
public final class Limits {
    static final long HOUR_MS = 3_600_000;

    private final List<RuleTally> tallies;
    private final int maximum;
    private final long atMs;

    /** @param maximum most incidents of all rules together within an hour; 0 for no limit */
    public Limits(List<RuleTally> tallies, int maximum, long atMs) {
        this.tallies = new ArrayList<>(tallies);
        this.maximum = maximum;
        this.atMs = atMs;
        this.tallies.forEach(tally -> tally.setOpenedAt(recent(tally)));
    }

    /** Whether one more may open now. */
    public boolean allow(String subject, String ruleId, int maximumPerHour) {
        boolean rule = maximumPerHour <= 0 || of(subject, ruleId).getOpenedAt().size() < maximumPerHour;
        return rule
                && (maximum <= 0
                        || tallies.stream()
                                        .mapToInt(tally -> tally.getOpenedAt().size())
                                        .sum()
                                < maximum);
    }

    boolean allow(Rule rule) {
        return allow("", rule.getRuleId(), rule.getMaximumPerHour());
    }

    /** One is held back. */
    public void holdBack(String subject, String ruleId) {
        RuleTally tally = of(subject, ruleId);
        tally.setSuppressed(tally.getSuppressed() + 1);
    }

    /**
     * One opens. Returns how many others were held back since the last one.
     *
     * @param wasHeldBack whether it was held back itself
     */
    public int open(String subject, String ruleId, boolean counts, boolean wasHeldBack) {
        RuleTally tally = of(subject, ruleId);
        int others = Math.max(0, tally.getSuppressed() - (wasHeldBack ? 1 : 0));
        tally.setSuppressed(0);
        if (counts || maximum > 0) {
            List<Long> openedAt = new ArrayList<>(tally.getOpenedAt());
            openedAt.add(atMs);
            tally.setOpenedAt(openedAt);
        }
        return others;
    }

    /** What is to be remembered. */
    public List<RuleTally> kept() {
        return tallies.stream()
                .filter(tally ->
                        tally.getSuppressed() > 0 || !tally.getOpenedAt().isEmpty())
                .toList();
    }

    private List<Long> recent(RuleTally tally) {
        return tally.getOpenedAt().stream().filter(at -> atMs - at < HOUR_MS).toList();
    }

    private RuleTally of(String subject, String ruleId) {
        for (RuleTally tally : tallies) {
            if (tally.getRuleId().equals(ruleId) && tally.getSubject().equals(subject)) {
                return tally;
            }
        }
        RuleTally fresh = RuleTally.newBuilder()
                .setSubject(subject)
                .setRuleId(ruleId)
                .setOpenedAt(List.of())
                .build();
        tallies.add(fresh);
        return fresh;
    }
}
