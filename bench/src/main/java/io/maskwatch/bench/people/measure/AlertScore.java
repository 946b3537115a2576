package io.maskwatch.bench.people.measure;

import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.AlertState;
import io.maskwatch.schemas.RuleKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How alerts about unmasked persons were told; of several runs it adds up. Immutable.
 *
 * @param called spells without a mask that call for an alert
 * @param found those of them that were told
 * @param opened alerts opened
 * @param right those of them about a person who wears no mask then
 * @param twice right ones about a spell that was told already
 * @param delays of each spell told first, the seconds since its dwell was over
 */
public record AlertScore(int called, int found, int opened, int right, int twice, List<Double> delays) {
    /** Nothing yet. */
    public static final AlertScore NONE = new AlertScore(0, 0, 0, 0, 0, List.of());

    /** The score of one run. */
    public static AlertScore of(Recording recording, VisitFacts facts, Follower follower, double dwellSeconds) {
        List<UnmaskedSpell> spells = UnmaskedSpell.of(facts);
        Set<UnmaskedSpell> told = new HashSet<>();
        List<Double> delays = new ArrayList<>();
        int opened = 0;
        int right = 0;
        for (Alert alert : recording.alerts()) {
            if (alert.getKind() != RuleKind.UNMASKED_PERSON || alert.getState() != AlertState.OPENED) {
                continue;
            }
            opened++;
            double at = recording.seconds(alert.getOpenedAt());
            for (UnmaskedSpell spell : spells) {
                if (spell.visit() == visitAt(follower, alert, at) && spell.contains(at)) {
                    right++;
                    if (told.add(spell)) {
                        delays.add(at - spell.seenFrom() - dwellSeconds);
                    }
                }
            }
        }
        List<UnmaskedSpell> called =
                spells.stream().filter(spell -> spell.calls(dwellSeconds)).toList();
        int found = (int) called.stream().filter(told::contains).count();
        return new AlertScore(called.size(), found, opened, right, right - told.size(), delays);
    }

    /** Whom the alert's track followed then; -1 for nobody. */
    private static int visitAt(Follower follower, Alert alert, double at) {
        String track = alert.getEvidence().getTrackId();
        long number = track == null ? -1 : Long.parseLong(track, Character.MAX_RADIX);
        return follower.pairs().stream()
                .filter(pair -> pair.followed().track() == number && pair.at() <= at)
                .reduce((first, second) -> second)
                .map(pair -> pair.sight().visit().number())
                .orElse(-1);
    }

    public AlertScore plus(AlertScore other) {
        List<Double> both = new ArrayList<>(delays);
        both.addAll(other.delays);
        return new AlertScore(
                called + other.called,
                found + other.found,
                opened + other.opened,
                right + other.right,
                twice + other.twice,
                both);
    }

    /** Share of the alerts opened that are right. */
    public double precision() {
        return opened == 0 ? 1 : (double) right / opened;
    }

    /** Share of the spells called for that were told. */
    public double recall() {
        return called == 0 ? 1 : (double) found / called;
    }

    /** The delay that this share of the alerts does not exceed, in seconds; 0 without alerts. */
    public double delay(double share) {
        List<Double> sorted = delays.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.min(sorted.size() - 1L, (long) (share * sorted.size())));
    }
}
