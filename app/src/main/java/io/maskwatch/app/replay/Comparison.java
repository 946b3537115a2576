package io.maskwatch.app.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Incidents that rules would have opened, each beside the one that was told, if there is one. Immutable.
 *
 * @param pairs in the order of their opening
 */
public record Comparison(List<Pair> pairs) {
    /** Openings of one incident, judged from frames and from what is stored, are no further apart. */
    public static final Duration APART = Duration.ofSeconds(30);

    /** What became of an incident. */
    public enum Fate {
        /** It was told, and would have opened. */
        SAME,
        /** It would have opened, and was not told. */
        NEW,
        /** It was told, and would not have opened. */
        GONE
    }

    /** One incident; at least one of the two is there. */
    public record Pair(
            @Nullable IncidentSpan would, @Nullable IncidentSpan told) {
        public Fate fate() {
            return told == null ? Fate.NEW : would == null ? Fate.GONE : Fate.SAME;
        }

        /** The one that would have opened, else the one that was told. */
        public IncidentSpan either() {
            if (would != null) {
                return would;
            }
            if (told != null) {
                return told;
            }
            throw new IllegalStateException("A pair of nothing");
        }

        /** When the one that was told opened, else when the other would have. */
        Instant openedAt() {
            return told == null ? either().openedAt() : told.openedAt();
        }
    }

    public Comparison {
        pairs = List.copyOf(pairs);
    }

    /** Pairs those of the same rule and subject (and person) that overlap, or opened at almost the same time. */
    public static Comparison of(List<IncidentSpan> would, List<IncidentSpan> told) {
        List<IncidentSpan> unpaired = new ArrayList<>(told);
        List<Pair> pairs = new ArrayList<>();
        for (IncidentSpan incident : would) {
            IncidentSpan match = unpaired.stream()
                    .filter(other -> same(incident, other))
                    .min(Comparator.comparing(other -> apart(incident, other)))
                    .orElse(null);
            unpaired.remove(match);
            pairs.add(new Pair(incident, match));
        }
        unpaired.forEach(incident -> pairs.add(new Pair(null, incident)));
        pairs.sort(Comparator.comparing((Pair pair) -> pair.either().openedAt())
                .thenComparing(pair -> pair.either().alertId()));
        return new Comparison(pairs);
    }

    /** The pairs of which the one that was told, or else the other, opened in that time, its end exclusive. */
    public Comparison openedIn(Instant from, Instant to) {
        return new Comparison(pairs.stream()
                .filter(pair ->
                        !pair.openedAt().isBefore(from) && pair.openedAt().isBefore(to))
                .toList());
    }

    /** How many there are of that fate. */
    public long count(Fate fate) {
        return pairs.stream().filter(pair -> pair.fate() == fate).count();
    }

    private static boolean same(IncidentSpan one, IncidentSpan other) {
        return one.subject().equals(other.subject())
                && one.ruleId().equals(other.ruleId())
                && one.about().equals(other.about())
                && (apart(one, other).compareTo(APART) <= 0 || (before(one, other) && before(other, one)));
    }

    private static Duration apart(IncidentSpan one, IncidentSpan other) {
        return Duration.between(one.openedAt(), other.openedAt()).abs();
    }

    private static boolean before(IncidentSpan one, IncidentSpan other) {
        Instant closedAt = other.closedAt();
        return closedAt == null || one.openedAt().isBefore(closedAt);
    }
}
